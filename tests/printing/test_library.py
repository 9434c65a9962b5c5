import shutil
from pathlib import Path

import pytest

from desktop_app.model.problems import Problem, Refused
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, draw_sample, load_forms, sample
from desktop_app.printing.render import DocumentIdentity, render
from desktop_app.wording.messages import Messages
from tests.shipped_forms import shipped_version

DECISION = "mau_08_cong_nhan"
VERSION = shipped_version(DECISION)


@pytest.fixture
def folder(tmp_path: Path, forms_folder: Path) -> Path:
    shutil.copytree(forms_folder / "profiles", tmp_path / "profiles")
    shutil.copytree(forms_folder / DECISION, tmp_path / DECISION)
    return tmp_path


def changed(folder: Path, old: str, new: str, file: str = f"{DECISION}/form.toml") -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path, fonts: Fonts | None = None) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        load_forms(folder, fonts)
    return list(refused.value.problems)


def test_all_forms_load_and_have_a_sample(library: FormLibrary) -> None:
    codes = {form.code for form in library}
    assert len(library) == len(codes) >= 10
    assert {"to_trinh_de_nghi_cong_nhan", "mau_05", "mau_06", DECISION, "bang_cham_cong", "bang_thanh_toan"} <= codes
    for form in library:
        assert type(sample(form)) is form.context_type
        assert library[form.code] is form
        assert form.title
        assert form.version >= 1


def test_no_form_claims_a_number_or_a_look_that_nobody_checked(library: FormLibrary) -> None:
    for form in library:
        assert not form.text.gazette.checked
        assert not form.text.gazette.print_number
        assert form.text.source.certainty.doubtful


def test_the_mark_is_on_for_lists_and_off_for_decisions_and_letters(library: FormLibrary) -> None:
    marked = {form.code for form in library if form.text.mark}
    assert marked == {"mau_05", "mau_06", "bang_cham_cong", "bang_thanh_toan", "phieu_tinh"} | {
        "danh_sach_chuyen_khoan",
        "lich_truc",
        "danh_sach_du_tuyen",
        "nhat_ky_niem_yet",
        "so_van_ban",
    }


def test_an_unknown_form(library: FormLibrary) -> None:
    with pytest.raises(Refused, match=r"printing\.form_unknown"):
        library["no_such"]


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("{about}", "{abuot}", "printing.field_unknown", "block[2].about"),
        ("{row.name}", "{row.nmae}", "printing.field_unknown", "block[7].text"),
        ("{effective_on|long_date}", "{effective_on|long_dat}", "printing.filter_unknown", "block[8].text"),
        ("{effective_on|long_date}", "{effective_on|money}", "printing.filter_misfit", "block[8].text"),
        ("{effective_on|long_date}", "{effective_on}", "printing.filter_misfit", "block[8].text"),
        ("**Điều 2.**", "**Điều 2.", "printing.emphasis_open", "block[8].text"),
        ("{decider|upper}", "{decider|upper", "printing.slot_broken", "block[3].text"),
        ('kind = "basis"', 'kind = "bases"', "printing.block_unknown", "block[4]"),
        ('lines = "bases"', 'lines = "people"', "printing.path_misfit", "block[4].lines"),
        ('rows = "listed"', 'rows = "team"', "printing.not_a_list", "block[7].rows"),
        ('rows = "listed"', 'rows = "persons"', "printing.field_unknown", "block[7].rows"),
        ('signer = "signer"', 'signer = "heading"', "printing.path_misfit", "block[10].signer"),
        ("italic = true", "italik = true", "printing.key_missing", "block[4].italic"),
        ("italic = true", "italic = 1", "printing.value_wrong", "block[4].italic"),
        ("mark = false", "marc = false", "printing.key_unknown", "marc"),
        (f"version = {VERSION}", "version = 0", "printing.version_below_one", "version"),
        (f"version = {VERSION}", "version = -3", "printing.version_below_one", "version"),
        (f"version = {VERSION}", 'version = "2"', "printing.value_wrong", "version"),
        ("valid_from = 2024-07-01", 'valid_from = "2024-07-01"', "printing.value_wrong", "valid_from"),
        ('certainty = "reported"', 'certainty = "sure"', "printing.value_wrong", "source.certainty"),
        ('orientation = "portrait"', 'orientation = "upright"', "printing.value_wrong", "page.orientation"),
        ('orientation = "portrait"', 'sizes = "huge"', "printing.sizes_unknown", "page.sizes"),
        ('context = "Recognition"', 'context = "Recognised"', "printing.context_unknown", "context"),
        ('profile = "nd_30_2020"', 'profile = "nd_30_2021"', "printing.profile_unknown", "profile"),
        ('code = "mau_08_cong_nhan"', 'code = "mau_08"', "printing.code_differs", "code"),
        (f"version = {VERSION}", "version = 2\nversion = 3", "printing.file_unreadable", ""),
    ],
)
def test_a_fault_is_named_by_file_and_key(folder: Path, old: str, new: str, code: str, key: str) -> None:
    changed(folder, old, new)
    found = [problem for problem in problems(folder) if problem.code == code]
    assert found, problems(folder)
    assert found[0].at.source == f"{DECISION}/form.toml"
    assert found[0].at.column == key


def test_every_fault_of_every_file_at_once(folder: Path, forms_folder: Path) -> None:
    shutil.copytree(forms_folder / "mau_05", folder / "mau_05")
    changed(folder, "{about}", "{abuot}")
    changed(folder, "{row.name}", "{row.nmae}")
    changed(folder, "{row.gender}", "{row.sex}", "mau_05/form.toml")
    changed(folder, "{group.title}", "{group.name}", "mau_05/form.toml")
    assert sorted((p.at.source, p.at.column) for p in problems(folder)) == [
        ("mau_05/form.toml", "block[3].columns[4].value"),
        ("mau_05/form.toml", "block[3].groups.title"),
        (f"{DECISION}/form.toml", "block[2].about"),
        (f"{DECISION}/form.toml", "block[7].text"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('cells = "values"', "", "printing.each_without_cells"),
        ('cells = "values"', 'cells = "notes"', "printing.field_unknown"),
        ('each = "columns"', 'each = "months"', "printing.field_unknown"),
        ("{column.heading}", "{column.head}", "printing.field_unknown"),
        ("{cell|cell}", "{cell|money}", "printing.filter_misfit"),
        ('total_label = "Tổng cộng"', 'total_label = "{group.title}"', "printing.field_unknown"),
    ],
)
def test_faults_of_columns_that_the_document_gives(
    tmp_path: Path, forms_folder: Path, old: str, new: str, code: str
) -> None:
    for name in ("profiles", "bang_thanh_toan"):
        shutil.copytree(forms_folder / name, tmp_path / name)
    changed(tmp_path, old, new, "bang_thanh_toan/form.toml")
    assert code in {problem.code for problem in problems(tmp_path)}


def test_columns_of_two_lists_that_do_not_belong_together(tmp_path: Path, forms_folder: Path, fonts: Fonts) -> None:
    for name in ("profiles", "bang_thanh_toan"):
        shutil.copytree(forms_folder / name, tmp_path / name)
    changed(tmp_path, 'cells = "values"', 'cells = "insurance"', "bang_thanh_toan/form.toml")
    form = load_forms(tmp_path)["bang_thanh_toan"]
    with pytest.raises(Refused) as refused:
        render(form, sample(form), DocumentIdentity("x"), fonts)
    (problem,) = refused.value.problems
    assert (problem.code, problem.values) == ("printing.cells_misfit", {"each": "columns", "cells": "insurance"})


def test_a_letter_of_the_form_that_the_font_lacks(folder: Path, fonts: Fonts) -> None:
    changed(folder, "chịu trách nhiệm", "chịu ☑ trách nhiệm")
    (problem,) = problems(folder, fonts)
    assert (problem.code, problem.at.column, problem.values["letter"]) == (
        "printing.glyph_missing",
        "block[9].text",
        "☑",
    )


def test_a_wrong_profile_is_named(folder: Path) -> None:
    changed(folder, "left_share = 0.38", 'left_share = "a third"', "profiles/nd_30_2020.toml")
    (problem,) = problems(folder)
    assert (problem.code, problem.at.source, problem.at.column) == (
        "printing.value_wrong",
        "profiles/nd_30_2020.toml",
        "header.left_share",
    )


def test_a_sample_with_a_wrong_key(folder: Path) -> None:
    changed(folder, "honorific", "honorifik", f"{DECISION}/sample.toml")
    form = load_forms(folder)[DECISION]
    with pytest.raises(Refused) as refused:
        sample(form)
    assert {(p.code, p.at.column) for p in refused.value.problems} == {
        ("printing.key_missing", "people[1].honorific"),
        ("printing.key_unknown", "people[1].honorifik"),
    }


def test_values_of_a_sample_are_of_their_very_type(tmp_path: Path, forms_folder: Path) -> None:
    for name in ("profiles", "bang_thanh_toan"):
        shutil.copytree(forms_folder / name, tmp_path / name)
    sample_file = "bang_thanh_toan/sample.toml"
    changed(tmp_path, 'month = "2026-10"', 'month = "10/2026"', sample_file)
    changed(tmp_path, "cash = 12922360", "cash = 12922360.0", sample_file)
    changed(tmp_path, 'values = [3216400, "40"', "values = [3216400, 40.5", sample_file)
    changed(tmp_path, "year = 2026", "year = true", sample_file)
    with pytest.raises(Refused) as refused:
        sample(load_forms(tmp_path)["bang_thanh_toan"])
    assert {(p.code, p.at.column, p.values["wanted"]) for p in refused.value.problems} == {
        ("printing.value_wrong", "month", "Month"),
        ("printing.value_wrong", "teams[1].cash", "int"),
        ("printing.value_wrong", "teams[1].rows[1].values[2]", "Value"),
        ("printing.value_wrong", "heading.dated.year", "int"),
    }


def test_what_is_wrong_with_a_choice_is_said_with_the_choices(folder: Path) -> None:
    changed(folder, 'orientation = "portrait"', 'orientation = "upright"')
    (problem,) = problems(folder)
    assert problem.values["wanted"] == "portrait | landscape"


def test_a_block_that_is_no_table(folder: Path) -> None:
    text = (folder / DECISION / "form.toml").read_text(encoding="utf-8").split("[[block]]")[0]
    assert "[gazette]" in text
    (folder / DECISION / "form.toml").write_text('block = ["title"]\n' + text, encoding="utf-8")
    (problem,) = problems(folder)
    assert (problem.code, problem.at.column, problem.values["wanted"]) == ("printing.value_wrong", "block[1]", "Block")


def test_a_missing_sample(folder: Path) -> None:
    (folder / DECISION / "sample.toml").unlink()
    with pytest.raises(Refused, match=r"printing\.file_missing"):
        sample(load_forms(folder)[DECISION])


def test_every_fault_becomes_a_sentence(folder: Path, forms_folder: Path) -> None:
    messages = Messages.load(forms_folder.parent / "resources" / "messages")
    changed(folder, "{whom}", "{whmo}")
    (problem,) = problems(folder)
    sentence = messages.problem(problem)
    assert "whmo" in sentence
    assert "{" not in sentence


def test_a_kept_form_stands_for_the_program_s_own(library: FormLibrary, fonts: Fonts) -> None:
    text = (library[DECISION].folder / "form.toml").read_text(encoding="utf-8")
    newer = text.replace(f"version = {VERSION}", f"version = {VERSION + 1}", 1)
    assert newer != text
    kept = library.with_texts({DECISION: newer})
    assert (library[DECISION].version, kept[DECISION].version, kept[DECISION].folder) == (VERSION, VERSION + 1, None)
    assert len(kept) == len(library)
    assert kept.problems == ()
    with pytest.raises(Refused, match=r"printing\.file_missing"):
        sample(kept[DECISION])
    shown = (library[DECISION].folder / "sample.toml").read_text(encoding="utf-8")
    assert draw_sample(kept[DECISION], shown, "sample.toml", fonts).startswith(b"%PDF-")
    with pytest.raises(Refused, match=r"printing\.key_unknown"):
        draw_sample(kept[DECISION], shown + "\n[unheard_of]\n", "sample.toml", fonts)


def test_a_kept_form_that_cannot_be_read_is_left_out_and_told(library: FormLibrary) -> None:
    texts = {DECISION: "code = ", "mau_05": 'code = "mau_06"\n', "khac": "[[block]]\nkind = 1\n"}
    kept = library.with_texts(texts)
    assert kept.forms == library.forms
    assert kept.left_out == texts.keys()
    assert {problem.at.source for problem in kept.problems} == {f"{code}/form.toml" for code in texts}
    with pytest.raises(Refused, match=r"printing\.code_differs"):
        library.read("mau_05", (library["mau_06"].folder / "form.toml").read_text(encoding="utf-8"), "x")
