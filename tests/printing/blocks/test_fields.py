import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.model.problems import Refused
from desktop_app.printing.contexts import PaperDate
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, load_forms, sample
from desktop_app.printing.recruitment_contexts import Application, Ballot
from desktop_app.printing.render import DocumentIdentity, render
from tests.printing.paper import read, strokes, words

APPLICATION, BALLOT = "mau_01", "mau_02"
LEFT, RIGHT = 30, 195
"""Of the text, in mm."""


def drawn(library: FormLibrary, fonts: Fonts, code: str, **changes: object) -> bytes:
    form = library[code]
    return render(form, replace(sample(form), **changes), DocumentIdentity("x"), fonts).pdf


def blank(library: FormLibrary) -> Application:
    filled: Application = sample(library[APPLICATION])
    signers = tuple(replace(signer, name="") for signer in filled.signers)
    return Application(filled.addressees, filled.commune, filled.place, signers)


def dotted(pdf: bytes) -> list[tuple[float, float, float]]:
    """Rows of dots as height, left and right in mm, page by page: lines that end where the dots are drawn from."""
    return [
        (y, x2, x1)
        for number in range(len(read(pdf)))
        for x1, y, x2, end in sorted(strokes(pdf, number), key=lambda line: line[1])
        if x1 > x2 and abs(y - end) < 0.01
    ]


def test_a_blank_form_has_a_dotted_line_for_every_field(library: FormLibrary, fonts: Fonts) -> None:
    form = library[APPLICATION]
    pdf = render(form, blank(library), DocumentIdentity("x"), fonts).pdf
    entries = [entry for block in form.text.block for row in getattr(block, "rows", ()) for entry in row.entries]
    assert len(dotted(pdf)) == len(entries) + 1  # one more line for former service
    for _, left, right in dotted(pdf):
        assert LEFT < left < right - 8
        assert right <= RIGHT + 0.1
    ends = [right for _, _, right in dotted(pdf)]
    assert sum(end == pytest.approx(RIGHT, abs=0.4) for end in ends) == len({round(y, 1) for y, _, _ in dotted(pdf)})
    page = read(pdf)[0]
    assert "Tân Thành, ngày …… tháng …… năm ……" in words(page.text)


def test_dots_begin_after_the_label_and_never_cross_words(library: FormLibrary, fonts: Fonts) -> None:
    pdf = render(library[APPLICATION], blank(library), DocumentIdentity("x"), fonts).pdf
    page = read(pdf)[0]
    for y, left, right in dotted(pdf):
        crossed = [
            letter
            for letter in page.letters
            if letter.char.strip() and abs(letter.baseline - y) < 1.5 and left < letter.right and letter.left < right
        ]
        assert not crossed


def test_a_value_stands_where_the_dots_were(library: FormLibrary, fonts: Fonts) -> None:
    none = dotted(render(library[APPLICATION], blank(library), DocumentIdentity("x"), fonts).pdf)
    filled = replace(
        blank(library),
        name="Lê Quang Đạo",
        birth=PaperDate(1990),
        served="Quân đội nhân dân",
        dated=PaperDate(2026, 9, 3),
    )
    pdf = render(library[APPLICATION], filled, DocumentIdentity("x"), fonts).pdf
    assert len(dotted(pdf)) == len(none) - 4  # the line more of the service goes as well
    text = words(read(pdf)[0].text)
    assert "Họ và tên: Lê Quang Đạo" in text
    assert "Ngày, tháng, năm sinh: 1990" in text
    assert "ngày 03 tháng 9 năm 2026" in text


def test_long_values_break_within_their_room(library: FormLibrary, fonts: Fonts) -> None:
    hostile = dict.fromkeys(("name", "ethnicity", "residence", "served", "phone"), "*Ậ<b>&{x}* " * 9 + "W" * 60)
    pages = read(drawn(library, fonts, APPLICATION, **hostile))
    inked = [letter for page in pages for letter in page.letters if letter.char.strip()]
    assert min(letter.left for letter in inked) >= LEFT - 0.5
    assert max(letter.right for letter in inked) <= RIGHT + 0.5
    assert "".join(page.text for page in pages).replace("\r\n", "").count("&{x}*") >= 40


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (("{id_number}", "{id_nmber}"), "printing.field_unknown", "rows[3].entries[1].value"),
        (("{birth|short_if_any}", "{birth|birth}"), "printing.filter_misfit", "rows[2].entries[1].value"),
        (("share = 2.2", 'share = "2"'), "printing.value_wrong", "rows[1].entries[1].share"),
        (("more = 1", "moer = 1"), "printing.key_unknown", "rows[9].moer"),
        (("{place}, ", "{palce}, "), "printing.field_unknown", "over"),
        (("rows = [", "rows = [{ entries = [] }, "), "printing.list_empty", "rows[1].entries"),
        (("gap = 5", 'gap = 5\nunless = "nobody"'), "printing.field_unknown", "unless"),
    ],
)
def test_faults_are_told_with_their_key(
    tmp_path: Path, forms_folder: Path, change: tuple[str, str], code: str, key: str
) -> None:
    for name in ("profiles", APPLICATION):
        shutil.copytree(forms_folder / name, tmp_path / name)
    file = tmp_path / APPLICATION / "form.toml"
    text, (old, new) = file.read_text(encoding="utf-8"), change
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_forms(tmp_path)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert problem.at.column.endswith(key)


def test_room_for_names_is_left_only_while_they_are_not_known(library: FormLibrary, fonts: Fonts) -> None:
    for changes, rows in (({}, 0), ({"chosen": (), "chosen_count": 0}, 0), ({"chosen": (), "chosen_count": None}, 3)):
        assert len(dotted(drawn(library, fonts, "mau_04", **changes))) == rows
    counting = sample(library["mau_03"])
    assert not dotted(drawn(library, fonts, "mau_03", counters=counting.counters))
    assert len(dotted(drawn(library, fonts, "mau_03", counters=()))) == 4


def test_every_candidate_has_two_boxes_to_mark(library: FormLibrary, fonts: Fonts) -> None:
    ballot: Ballot = sample(library[BALLOT])
    pdf = drawn(library, fonts, BALLOT)
    sides = [(x1, y1, y2) for x1, y1, x2, y2 in strokes(pdf) if x1 == x2 and abs(abs(y1 - y2) - 5) < 0.05]
    assert len(sides) == ballot.count * 2 * 2
    page = read(pdf)[0]
    for team in ballot.teams:
        for person in team.people:
            level = page.row(person.name).baseline
            beside = [x for x, y1, y2 in sides if min(y1, y2) < level < max(y1, y2)]
            assert len(beside) == 4
            assert min(beside) > page.row(person.name).right


def test_a_ballot_has_room_for_the_seal_and_no_mark_of_its_own(library: FormLibrary, fonts: Fonts) -> None:
    assert not library[BALLOT].text.mark
    page = read(drawn(library, fonts, BALLOT))[0]
    seal = page.row("nhân dân xã Tân Thành)")
    below = [one for one in page.letters if one.baseline > seal.baseline + 1 and one.char.strip()]
    assert all(one.baseline - seal.baseline >= 38 for one in below)
    assert words(page.text).count("Số:") == 0
