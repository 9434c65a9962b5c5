"""Reads out of the syntax trees which codes the program may say, and with which values.

A *maker* is ``Problem``, ``Step`` or the book's ``change`` itself, or a function of ours that hands one of its own
parameters on as the code.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SHAPE = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*[a-z0-9]")
FILE_ENDS = (
    ".toml",
    ".xlsx",
    ".xlsm",
    ".json",
    ".txt",
    ".zip",
    ".pdf",
    ".png",
    ".ttf",
    ".db",
    ".md",
    ".svg",
    ".ini",
    ".log",
)


@dataclass(frozen=True)
class Maker:
    """A function through which codes go: where the code stands in a call, and which values it adds itself."""

    name: str
    code_at: int
    parameters: tuple[str, ...]
    adds: frozenset[str] | None = frozenset()
    """None where the values cannot be read from the tree."""
    spreads: bool = False
    """Keywords of the call become values."""


@dataclass(frozen=True)
class Said:
    """One code said in one place; ``values`` is None where they cannot be read from the tree."""

    place: str
    code: str
    values: frozenset[str] | None


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _argument(call: ast.Call, at: int, name: str) -> ast.expr | None:
    named = next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
    return call.args[at] if len(call.args) > at else named


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _codes(node: ast.expr | None) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _codes(node.body) + _codes(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _keys(node: ast.expr | None, inside: ast.AST, spread: str = "") -> frozenset[str] | None:
    """The keys of a dict written out, or of a name given such a dict once; None where that cannot be told."""
    if node is None:
        return frozenset()
    if isinstance(node, ast.Name):
        given = [
            assign.value
            for assign in ast.walk(inside)
            if isinstance(assign, ast.Assign)
            and any(isinstance(t, ast.Name) and t.id == node.id for t in assign.targets)
        ]
        return _keys(given[0], inside, spread) if len(given) == 1 and isinstance(given[0], ast.Dict) else None
    if not isinstance(node, ast.Dict):
        return None
    keys: set[str] = set()
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            keys.add(key.value)
        elif not (key is None and isinstance(value, ast.Name) and value.id == spread):
            return None
    return frozenset(keys)


BASES = {
    "Problem": Maker("Problem", 0, ("code", "at", "values")),
    "Step": Maker("Step", 0, ("code", "values")),
    "change": Maker("change", 0, ("name",)),
}


def _code(call: ast.Call, maker: Maker) -> ast.expr | None:
    return _argument(call, maker.code_at, maker.parameters[maker.code_at])


def _own_values(call: ast.Call, maker: Maker, inside: ast.AST, spread: str = "") -> frozenset[str] | None:
    if "values" not in maker.parameters:
        return None
    return _keys(_argument(call, maker.parameters.index("values"), "values"), inside, spread)


def _values(call: ast.Call, maker: Maker, inside: ast.AST) -> frozenset[str] | None:
    if maker.name in BASES:
        return _own_values(call, maker, inside)
    if maker.adds is None or any(keyword.arg is None for keyword in call.keywords):
        return None
    given = {keyword.arg for keyword in call.keywords if keyword.arg and keyword.arg not in maker.parameters}
    return maker.adds | (given if maker.spreads else set())


def makers_of(tree: ast.Module, known: Mapping[str, Maker]) -> dict[str, Maker]:
    """The makers that a module defines, given those it can call."""
    made: dict[str, Maker] = {}
    for function in _functions(tree):
        arguments = function.args
        parameters = tuple(a.arg for a in (*arguments.posonlyargs, *arguments.args) if a.arg not in {"self", "cls"})
        spread = arguments.kwarg.arg if arguments.kwarg else ""
        everything = (*parameters, *(a.arg for a in arguments.kwonlyargs))
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            maker = known.get(_called(call))
            code = _code(call, maker) if maker else None
            if maker and isinstance(code, ast.Name) and code.id in parameters:
                values = _own_values(call, maker, function, spread) if maker.name in BASES else None
                found = Maker(function.name, parameters.index(code.id), everything, values, bool(spread))
                made[function.name] = found
    return made


def makers(trees: Mapping[str, ast.Module], base: str) -> dict[str, dict[str, Maker]]:
    """By module: the makers it can call, its own and imported ones, however deep they hand the code on."""
    known = {path: {base: BASES[base]} for path in trees}
    for _ in range(4):
        own = {path: makers_of(tree, known[path]) for path, tree in trees.items()}
        for path, tree in trees.items():
            known[path] |= own[path]
            for node in ast.walk(tree):
                if isinstance(node, ast.ImportFrom) and node.module:
                    source = own.get(node.module.replace(".", "/") + ".py", {})
                    known[path] |= {a.asname or a.name: source[a.name] for a in node.names if a.name in source}
    return known


def said(trees: Mapping[str, ast.Module], base: str) -> list[Said]:
    """Every code said as a literal to ``Problem`` or ``Step``, straight or through makers."""
    known = makers(trees, base)
    found: set[Said] = set()
    for path, tree in trees.items():
        seen: set[int] = set()
        for inside in (*_functions(tree), tree):
            for call in (node for node in ast.walk(inside) if isinstance(node, ast.Call) and id(node) not in seen):
                seen.add(id(call))
                maker = known[path].get(_called(call))
                for code in _codes(_code(call, maker)) if maker else ():
                    found.add(Said(f"{path}:{call.lineno}", code, _values(call, maker, inside)))
    return sorted(found, key=lambda one: one.place)


def literals(trees: Mapping[str, ast.Module]) -> dict[str, str]:
    """Every whole string literal that is no docstring, and where one of its places is."""
    texts: dict[str, str] = {}
    for path, tree in trees.items():
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                alone |= {id(part) for part in node.values}
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
                texts.setdefault(node.value, f"{path}:{node.lineno}")
    return texts


def built(trees: Mapping[str, ast.Module]) -> list[re.Pattern[str]]:
    """What f-strings can make, where at least three letters of it are written out."""
    patterns = []
    for node in (node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
        parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
        if sum(len(str(part)) for part in parts if part is not None) >= 3:
            patterns.append(re.compile("".join(r"\w+" if part is None else re.escape(str(part)) for part in parts)))
    return patterns


def change_names(trees: Mapping[str, ast.Module]) -> set[str]:
    """The names of changes in the history, what ``book.change(...)`` is given first: they are no problems."""
    known = makers(trees, "change")
    names = {one.code for one in said(trees, "change")}
    for path, tree in trees.items():
        for function in _functions(tree):
            if maker := known[path].get(function.name):
                parameters = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
                defaults = dict(zip(reversed(parameters), reversed(function.args.defaults), strict=False))
                names |= set(_codes(defaults.get(maker.parameters[maker.code_at])))
    return names


def closed_lists(trees: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """The values of every StrEnum, by its name as labels spell it: ``DutyKind`` is ``duty_kind``."""
    found: dict[str, set[str]] = {}
    for node in (node for tree in trees.values() for node in tree.body if isinstance(node, ast.ClassDef)):
        if any(isinstance(base, ast.Name) and base.id == "StrEnum" for base in node.bases):
            kind = re.sub(r"(?<!^)(?=[A-Z])", "_", node.name).lower()
            values = (line.value for line in node.body if isinstance(line, ast.Assign))
            found[kind] = {text for value in values for text in _codes(value)}
    return found
