"""Every code has a sentence, every sentence a code, and every blank in a sentence a value to fill it."""

import ast
import re

import pytest

from desktop_app.wording.messages import FILTERS, Messages
from tests.architecture.codes import FILE_ENDS, SHAPE, Said, built, change_names, closed_lists, literals, said

COMPLETED_LATER = {"excel.note_carried", "excel.cccd_length"}
"""Their last values come after the Problem was made: a note is counted once its column is read, digits are added."""
SLOT = re.compile(r"\{(\w+)(?:\|(\w+))?\}")


@pytest.fixture(scope="module")
def said_of(trees) -> dict[str, list[Said]]:
    return {base: said(trees, base) for base in ("Problem", "Step")}


@pytest.fixture(scope="module")
def messages(root) -> Messages:
    return Messages.load(root / "resources" / "messages")


def test_codes_are_read_through_helpers():
    source = """
from desktop_app.model.problems import Problem
def fault(code, path, **values):
    return Problem(code, values={"path": path, **values})
def deeper(place, code):
    return fault(code, place)
fault("book.newer", 1, version=2)
deeper(1, "book.older" if x else "book.other")
Problem("book.plain", Place(), {"a": 1})
"""
    found = {one.code: one.values for one in said({"m.py": ast.parse(source)}, "Problem")}
    assert found == {
        "book.newer": {"path", "version"},
        "book.older": None,
        "book.other": None,
        "book.plain": {"a"},
    }


def test_names_of_changes_are_read_through_helpers_too():
    source = """
def record(office, name="duty.recorded"):
    with office.book.change(name, by="x"): ...
record(1, "duty.imported")
book.change("duty.cleared" if x else "duty.reviewed")
"""
    names = change_names({"m.py": ast.parse(source)})
    assert names == {"duty.recorded", "duty.imported", "duty.cleared", "duty.reviewed"}


def test_every_problem_has_its_sentence(said_of, messages):
    missing = [f"{one.place}: {one.code}" for one in said_of["Problem"] if one.code not in messages.problems]
    assert not missing, "\n".join(missing)


def test_every_literal_that_looks_like_a_problem_has_its_sentence(trees, messages):
    below = {path: tree for path, tree in trees.items() if not path.startswith("desktop_app/ui/")}
    families = {code.split(".")[0] for code in messages.problems}
    other = change_names(trees)
    missing = [
        f"{place}: {text}"
        for text, place in literals(below).items()
        if SHAPE.fullmatch(text) and text.split(".")[0] in families and not text.endswith(FILE_ENDS)
        if text not in messages.problems and text not in other
    ]
    assert not missing, "\n".join(missing)


def test_every_step_has_its_sentence(said_of, messages):
    missing = [f"{one.place}: {one.code}" for one in said_of["Step"] if one.code not in messages.steps]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("table", ["problems", "steps"])
def test_every_sentence_is_said_somewhere(trees, messages, table):
    sentences = getattr(messages, table)
    written, patterns = literals(trees), built(trees)
    idle = [code for code in sentences if code not in written and not any(p.fullmatch(code) for p in patterns)]
    assert sentences
    assert not idle, "\n".join(idle)


@pytest.mark.parametrize(("base", "table"), [("Problem", "problems"), ("Step", "steps")])
def test_every_blank_has_its_value(said_of, messages, base, table):
    sentences = getattr(messages, table)
    empty = [
        f"{one.place}: {one.code} gives no {blank}"
        for one in said_of[base]
        if one.values is not None and one.code in sentences and one.code not in COMPLETED_LATER
        for blank, _ in SLOT.findall(sentences[one.code])
        if blank not in one.values
    ]
    assert not empty, "\n".join(empty)


def test_every_filter_exists_and_every_brace_is_a_blank(messages):
    wrong = [
        f"{code}: {sentence}"
        for table in (messages.problems, messages.steps)
        for code, sentence in table.items()
        if any(name and name not in FILTERS for _, name in SLOT.findall(sentence)) or "{" in SLOT.sub("", sentence)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_closed_list_with_labels_has_one_for_each_value_and_no_other(trees, messages):
    lists = closed_lists(trees)
    labelled = {kind: (lists[kind], set(words)) for kind, words in messages.labels.items() if kind in lists}
    assert "role" in labelled
    wrong = {kind: sorted(values ^ words) for kind, (values, words) in labelled.items() if values != words}
    assert not wrong
