import tomllib

import pytest

from desktop_app.services.checking_forms import form_judge
from desktop_app.services.editing_forms import moved
from desktop_app.services.keeping_forms import begun
from desktop_app.services.office import Office
from desktop_app.ui.form_draft import FormDraft

CODE = "mau_08_cong_nhan"


@pytest.fixture
def draft(office: Office) -> FormDraft:
    return FormDraft(form_judge(office), CODE, begun(office, CODE))


def type_in(draft: FormDraft, key: str, letters: str) -> None:
    for letter in letters:
        draft.put(key, f"{draft.value(key)}{letter}")


def test_a_word_is_one_step_of_undo(draft: FormDraft) -> None:
    key = "block[5].text"
    before = draft.value(key)
    type_in(draft, key, " SAU ĐÂY")
    assert draft.value(key) == f"{before} SAU ĐÂY"
    draft.undo()
    assert draft.value(key) == f"{before} SAU "
    draft.undo()
    draft.undo()
    draft.undo()
    assert (draft.value(key), draft.typed_over, draft.undo()) == (before, False, False)
    for _ in range(4):
        assert draft.redo()
    assert draft.value(key) == f"{before} SAU ĐÂY"
    draft.put("title", "Khác")
    assert not draft.redo(), "what was undone is gone once something else is done"


def test_every_change_is_undone_to_the_letter(draft: FormDraft) -> None:
    first = draft.text
    draft.put_data(moved(draft.data, "block[6]", 1)[0])
    draft.put("block[4].italic", False)
    draft.put("mark", None)
    draft.put_text(draft.text + "# lời ghi chú\n")
    while draft.undo():
        pass
    assert draft.text == first


def test_what_is_wrong_is_known_at_once(draft: FormDraft) -> None:
    assert draft.form is not None
    draft.put("block[6].text", "Điều 1. {khong_co}")
    assert draft.form is None
    assert [one.code for one in draft.problems] == ["printing.field_unknown"]
    with pytest.raises(tomllib.TOMLDecodeError):
        draft.put_text("a = ")
    assert draft.value("block[6].text") == "Điều 1. {khong_co}"
    assert draft.context == "Recognition"


def test_a_value_that_stands_is_no_step(draft: FormDraft) -> None:
    draft.put("version", draft.value("version"))
    draft.put_data(dict(draft.data))
    assert not draft.undo()
    draft.put("mark", 0)
    assert draft.undo(), "nought is not no"
