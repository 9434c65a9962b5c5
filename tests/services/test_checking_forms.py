"""What a form is refused for, each with line and key; and that nothing hostile holds the program up."""

import threading
import tomllib
import unicodedata
from typing import Any

import pytest

from desktop_app.model.problems import Problem, Refused, Severity
from desktop_app.services.checking_forms import FormJudge, form_judge, unsigned
from desktop_app.services.editing_forms import text_of
from desktop_app.services.office import Office
from tests.shipped_forms import shipped_version

CODE = "mau_08_cong_nhan"


@pytest.fixture
def judge(office: Office) -> FormJudge:
    return form_judge(office)


@pytest.fixture
def text(office: Office) -> str:
    return (office.paths.forms / CODE / "form.toml").read_text(encoding="utf-8")


def told(judge: FormJudge, text: str, code: str = CODE) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        judge.read(code, text)
    return list(refused.value.problems)


WRONG = {
    "a misspelt field": ("{effective_on|", "{efective_on|", "printing.field_unknown", "block[8].text"),
    "an unknown filter": ("|long_date}", "|longdate}", "printing.filter_unknown", "block[8].text"),
    "a filter of another type": ("|long_date}", "|money}", "printing.filter_misfit", "block[8].text"),
    "an unknown block": ('kind = "basis"', 'kind = "bases"', "printing.block_unknown", "block[4]"),
    "an unknown key": ("italic = true", "italics = true", "printing.key_unknown", "block[4].italics"),
    "a Chinese letter": ("Điều 3.", "Điều 3. 安", "printing.glyph_missing", "block[9].text"),
    "an emoji": ("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH \N{GRINNING FACE}", "printing.glyph_missing", "block[5].text"),
    "an open star": ("**Điều 3.**", "**Điều 3.", "printing.emphasis_open", "block[9].text"),
    "an open brace": ("Công nhận {", "Công { nhận {", "printing.slot_broken", "block[6].text"),
    "another context": ('"Recognition"', '"Revocation"', "form_edit.context_changed", "context"),
    "a missing key": ('rows = "listed"\n', "", "printing.key_missing", "block[7].rows"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_fault_is_told_with_line_and_key(judge: FormJudge, text: str, wrong: str, office: Office) -> None:
    old, new, code, key = WRONG[wrong]
    assert old in text
    found = told(judge, text.replace(old, new, 1))
    one = next(problem for problem in found if problem.code == code and problem.at.column == key)
    line = text.replace(old, new, 1).split("\n")[(one.at.row or 0) - 1]
    assert line.startswith((key.rpartition(".")[2].partition("[")[0], "[[block]]"))
    sentence = office.messages.problem(one)
    assert sentence.startswith(f"{CODE}/form.toml, dòng {one.at.row}, khóa {key}: ")


TWO = {
    "fields": (("{effective_on|", "{efective_on|"), ("{whom}", "{who}")),
    "a filter and a field": (("|long_date}", "|longdate}"), ("{whom}", "{who}")),
    "an unknown block and a field": (('kind = "basis"', 'kind = "bases"'), ("{whom}", "{who}")),
    "a letter and a filter": (("Điều 3.", "Điều 3. 安"), ("|long_date}", "|longdate}")),
    "a switch and a letter nobody sees": (("italic = true", "italic = 1"), ("Điều 3.", "Điều 3.\u202e")),
}


@pytest.mark.parametrize("two", TWO)
def test_two_faults_in_two_blocks_are_told_at_once(judge: FormJudge, text: str, two: str) -> None:
    for old, new in TWO[two]:
        assert old in text
        text = text.replace(old, new, 1)
    found = told(judge, text)
    assert len({problem.at.column.partition(".")[0] for problem in found}) == len(found) == 2


def test_what_a_block_is_and_what_a_key_holds_is_told_in_vietnamese(
    judge: FormJudge, text: str, office: Office
) -> None:
    (switch,) = told(judge, text.replace("italic = true", "italic = 1", 1))
    assert office.messages.problem(switch).endswith("Giá trị 1 không đúng kiểu, cần true hoặc false. Sửa lại giá trị.")
    (kind,) = told(judge, text.replace('kind = "basis"\n', "", 1))
    assert kind.code == "printing.block_kind_missing"
    assert "Ghi thêm dòng kind = một trong: letterhead, " in office.messages.problem(kind)
    (shape,) = told(judge, text.replace('lines = "bases"', "lines = 5", 1))
    assert "cần chữ trong ngoặc kép" in office.messages.problem(shape)


def test_a_recognition_without_its_list_of_names_is_told(judge: FormJudge, text: str, office: Office) -> None:
    assert judge.left_out(judge.read(CODE, text)) == ()
    block = text[text.index('[[block]]\nkind = "items"') :].partition("\n\n")[0]
    form = judge.read(CODE, text.replace(f"{block}\n\n", "", 1))
    (warning,) = judge.doubts(form, judge.sample(form))
    assert (warning.code, warning.values, warning.severity) == (
        "form_edit.list_left_out",
        {"field": "listed"},
        Severity.WARNING,
    )
    assert 'rows = "listed"' in office.messages.problem(warning)


def test_no_toml_names_the_line_of_its_reader(judge: FormJudge, text: str) -> None:
    (problem,) = told(judge, text.replace(f"version = {shipped_version(CODE)}", "version = "))
    assert (problem.code, problem.at.row) == ("printing.file_unreadable", 3)


def test_decomposed_letters_are_composed_and_printed(judge: FormJudge, text: str) -> None:
    form = judge.read(CODE, unicodedata.normalize("NFD", text))
    assert unicodedata.is_normalized("NFC", form.title)
    assert judge.draw(form, judge.sample(form)).startswith(b"%PDF")


def test_a_file_cut_off_names_its_last_line_and_a_missing_key_of_the_whole_the_first(
    judge: FormJudge, text: str
) -> None:
    cut = text[: text.index("Điều 3.") + 5]
    (problem,) = told(judge, cut)
    assert problem.at.row in {cut.count("\n"), cut.count("\n") + 1}
    (problem,) = told(judge, text.replace(f"version = {shipped_version(CODE)}\n", ""))
    assert (problem.code, problem.at.column, problem.at.row) == ("printing.key_missing", "version", 1)
    (problem, *_) = told(judge, text + "\n[[suggested]]\n")
    line = f"{text}\n[[suggested]]\n".split("\n")[(problem.at.row or 0) - 1]
    assert line == "[[suggested]]"


def changed(text: str, change: Any) -> str:
    data = tomllib.loads(text)
    change(data)
    return text_of(data)


ENDLESS = {
    "a huge file": (lambda data: data.update(note="x" * 300_000), "form_edit.too_long"),
    "a huge text": (lambda data: data["block"][5].update(text="x " * 20_000), "form_edit.text_long"),
    "too many parts": (
        lambda data: data["block"].extend([{"kind": "heading", "text": "x"}] * 400),
        "form_edit.too_many_blocks",
    ),
    "letters too small to print": (lambda data: data["block"][5].update(size=0.5), "form_edit.out_of_range"),
    "a gap without end": (lambda data: data["block"][5].update(gap=float("inf")), "form_edit.out_of_range"),
    "no number at all": (lambda data: data["block"][5].update(gap=float("nan")), "form_edit.out_of_range"),
    "a huge whole number": (lambda data: data["block"][5].update(size=2**70), "form_edit.out_of_range"),
    "an end mark that no face has": (lambda data: data["block"][6].update(end="\ufdfd"), "printing.glyph_missing"),
    "columns wider than the page": (
        lambda data: data["block"].append(
            {"kind": "table", "rows": "people", "columns": [{"head": "x", "value": "x", "min_mm": 60}] * 3}
        ),
        "form_edit.columns_wide",
    ),
}


@pytest.mark.parametrize("wrong", ENDLESS)
def test_more_than_a_form_may_hold_is_refused(judge: FormJudge, text: str, wrong: str) -> None:
    change, code = ENDLESS[wrong]
    assert code in {problem.code for problem in told(judge, changed(text, change))}


def test_ten_thousand_columns_are_refused_before_they_are_read(judge: FormJudge, text: str) -> None:
    columns = ", ".join(["{}"] * 10_000)
    (problem,) = told(judge, f'{text}\n[[block]]\nkind = "table"\ncolumns = [{columns}]\n')
    assert (problem.code, problem.values["count"]) == ("form_edit.too_many_columns", 10_000)
    assert problem.at.column == "block[11].columns"
    assert problem.at.row == text.count("\n") + 4


def test_brackets_without_end_are_refused(judge: FormJudge) -> None:
    assert [one.code for one in told(judge, f"a = {'[' * 90_000}")] in (
        ["form_edit.too_deep"],
        ["printing.file_unreadable"],
    )


def test_a_table_without_room_is_told_as_a_warning(judge: FormJudge, text: str, office: Office) -> None:
    columns = [{"head": f"Nghiêngnghiêng{at}", "value": "{row.name}"} for at in range(40)]
    wide = changed(text, lambda data: data["block"].append({"kind": "table", "rows": "people", "columns": columns}))
    form = judge.read(CODE, wide)
    (warning,) = judge.crowded(form, judge.sample(form))
    assert (warning.code, warning.at.column) == ("form_edit.table_crowded", "block[11]")
    assert office.messages.problem(warning)


def test_drawing_ends_when_it_is_told_to(judge: FormJudge, text: str) -> None:
    form = judge.read(CODE, text)
    asked = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 20

    with pytest.raises(Refused) as refused:
        judge.draw(form, judge.sample(form), stop)
    assert [problem.code for problem in refused.value.problems] == ["form_edit.too_slow"]
    assert len(asked) == 21
    assert judge.crowded(form, judge.sample(form), threading.Event().is_set) == ()
    assert judge.draw(form, judge.sample(form)), "and is done where nobody stops it"


DEEP = f"a = {'[' * 5_000}{']' * 5_000}\n"


def test_brackets_within_brackets_are_refused(judge: FormJudge, text: str) -> None:
    for deep in (DEEP + text, f"a = {'[' * 300}{']' * 300}\n{text}"):
        codes = {problem.code for problem in told(judge, deep)}
        assert codes <= {"form_edit.too_deep", "printing.key_unknown"}
    assert [problem.code for problem in told(judge, DEEP + text)] == ["form_edit.too_deep"]


@pytest.mark.parametrize("code", ["mau_99", "../../x"])
def test_a_form_that_no_paper_is_printed_by_is_refused(judge: FormJudge, text: str, code: str) -> None:
    (problem,) = told(judge, text.replace(f'"{CODE}"', f'"{code}"'), code)
    assert (problem.code, problem.at.column, problem.at.row) == ("form_edit.code_unknown", "code", 1)


@pytest.mark.parametrize("letter", ["\u202e", "\u200b", "\u00ad", "\u2066"])
def test_a_letter_that_nobody_sees_is_refused(judge: FormJudge, text: str, letter: str, office: Office) -> None:
    for words, key in (("Điều 3.", "block[9].text"), ("Quyết định công", "title")):
        (problem,) = told(judge, text.replace(words, words[:3] + letter + words[3:], 1))
        assert (problem.code, problem.at.column) == ("form_edit.unseen", key)
        assert f"U+{ord(letter):04X}" in office.messages.problem(problem)


def test_a_paper_that_nobody_signs_is_told_as_a_warning(judge: FormJudge, office: Office) -> None:
    for code, kind, told_as in (
        (CODE, "closing", "form_edit.no_closing"),
        ("bang_thanh_toan", "signatures", "form_edit.no_signature"),
    ):
        whole = (office.paths.forms / code / "form.toml").read_text(encoding="utf-8")
        form = judge.read(code, whole)
        assert judge.doubts(form, judge.sample(form)) == ()

        def left(data: dict[str, Any], kind: str = kind) -> None:
            data["block"] = [block for block in data["block"] if block["kind"] != kind]

        form = judge.read(code, changed(whole, left))
        (warning,) = judge.doubts(form, judge.sample(form))
        assert (warning.code, warning.severity) == (told_as, Severity.WARNING)
        assert office.messages.problem(warning)
    assert unsigned(judge.own["so_van_ban"]) == ()
