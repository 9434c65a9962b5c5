"""Small enough to read at one sitting: 400 lines a module, 40 a function."""

import ast

MODULE = 400
FUNCTION = 40


def long_functions(tree: ast.Module) -> list[tuple[str, int]]:
    return [
        (node.name, lines)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION
    ]


def test_a_long_function_is_seen():
    body = "\n".join(["    x = 1"] * FUNCTION)
    assert long_functions(ast.parse(f"def f():\n{body}")) == [("f", FUNCTION + 1)]
    assert not long_functions(ast.parse(f"def f():\n{body[10:]}"))


def test_no_module_is_long(tracked_texts):
    lengths = {name: text.count("\n") for name, text in tracked_texts.items() if name.endswith(".py")}
    assert len(lengths) > 20
    assert not {name: lines for name, lines in lengths.items() if lines > MODULE}


def test_no_function_is_long(tracked_texts):
    found = [
        f"{name}: {function} has {lines} lines"
        for name, text in tracked_texts.items()
        if name.endswith(".py") and not name.startswith("tests/")
        for function, lines in long_functions(ast.parse(text))
    ]
    assert not found, "\n".join(found)
