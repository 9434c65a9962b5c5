"""Vietnamese stands where people read it: on screens, in the wording, in the glossary, and in data files."""

import ast
import re
import unicodedata

import pytest

WRITES = ("desktop_app/ui/", "desktop_app/cli/", "desktop_app/wording/", "desktop_app/model/__init__.py")
LETTERS = ("desktop_app/model/text.py", "desktop_app/model/duty_text.py", "desktop_app/printing/fonts.py")
"""They hold letters, not sentences: the alphabet's order, how clerks write an interval, what a font must have."""
CITATION = re.compile(
    r"(Điều \d+( khoản \d+)?( điểm [a-zđ])?|Phụ lục [IVX]+) (Luật|Nghị định|Thông tư|Nghị quyết) [\d/A-ZĐ-]+"
)
"""An article is a name with which a Problem or a Step says what it rests on; it is not a sentence."""

_MARKED = unicodedata.normalize(
    "NFC", "".join(base + mark for base in "aăâeêioôơuưy" for mark in ("", *"\u0300\u0301\u0303\u0309\u0323"))
)
VIETNAMESE = {letter for letter in _MARKED + _MARKED.upper() + "đĐ" if not letter.isascii()}


def vietnamese_literals(tree: ast.Module) -> list[tuple[int, str]]:
    """Line and text of every string with a Vietnamese letter, but docstrings (they stand alone) and citations."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone
        if VIETNAMESE & set(unicodedata.normalize("NFC", node.value)) and not CITATION.fullmatch(node.value)
    ]


def test_there_are_134_marked_letters():
    assert len(VIETNAMESE) == 134


@pytest.mark.parametrize(
    "source", ["name = 'Tổ'", "f'{1} đồng'", "def f(word='xã'): ...", "print({'thôn': 1})", "x = 'Điều 13 của xã'"]
)
def test_a_vietnamese_literal_is_seen(source):
    assert vietnamese_literals(ast.parse(source))


@pytest.mark.parametrize(
    "source", ["'''Tổ'''", "x = 1\n'''Điều 13'''", "x = '×–«»…'", "# Tổ", "x = 'Điều 13 khoản 1 Luật 30/2023/QH15'"]
)
def test_docstrings_comments_and_signs_are_free(source):
    assert not vietnamese_literals(ast.parse(source))


def test_vietnamese_stands_only_where_people_read_it(trees):
    found = [
        f"{path}:{line}: {text!r}"
        for path, tree in trees.items()
        if not path.startswith((*WRITES, *LETTERS))
        for line, text in vietnamese_literals(tree)
    ]
    assert not found, "\n".join(found)
