import gc
import itertools
import shutil
import subprocess
import tracemalloc
import unicodedata
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from desktop_app.model.problems import Refused
from desktop_app.printing import lines
from desktop_app.printing.contexts import PaperDate, Payment, PaymentSum, Recognition
from desktop_app.printing.fonts import Fonts, vietnamese_letters
from desktop_app.printing.library import FormLibrary, load_forms, sample
from desktop_app.printing.render import DocumentIdentity, content_digest, render
from tests.printing.paper import golden_text, read, words

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
CODES = sorted(path.parent.name for path in (ROOT / "forms").glob("*/form.toml"))
IDENTITY = DocumentIdentity("0192f0c4-7d1e-7c55-9a51-6f1f9a3c2b10")
DECISION = "mau_08_cong_nhan"
ALL_LETTERS = "".join(sorted(chr(code) for code in vietnamese_letters() if chr(code).isalpha()))


def printed(library: FormLibrary, fonts: Fonts, code: str, **changes: object) -> bytes:
    context = sample(library[code])
    return render(library[code], replace(context, **changes), IDENTITY, fonts).pdf


@pytest.mark.parametrize("code", CODES)
def test_the_words_of_every_sample(library: FormLibrary, fonts: Fonts, code: str) -> None:
    result = render(library[code], sample(library[code]), IDENTITY, fonts)
    golden = (GOLDEN / f"{code}.txt").read_text(encoding="utf-8")
    assert golden_text(result.pdf) == golden
    assert result.pages == golden.count("== ")


@pytest.mark.parametrize("code", CODES)
def test_same_input_same_bytes(library: FormLibrary, forms_folder: Path, fonts: Fonts, code: str) -> None:
    first = render(library[code], sample(library[code]), IDENTITY, fonts)
    again = render(load_forms(forms_folder)[code], sample(library[code]), IDENTITY, fonts)
    assert first == again


@pytest.mark.parametrize("code", CODES)
def test_every_text_of_the_sample_that_the_form_speaks_of_is_on_paper(
    library: FormLibrary, fonts: Fonts, code: str
) -> None:
    context = sample(library[code])
    on_paper = words(" ".join(page.text for page in read(render(library[code], context, IDENTITY, fonts).pdf)))
    paper_letters = on_paper.replace(" ", "")
    names = [text for key, text in texts(context) if key.endswith((".name", ".title", ".id_number"))]
    assert names
    for name in names:
        assert words(name).replace(" ", "") in paper_letters, name


def texts(value: object, key: str = ""):
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, key)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name), f"{key}.{field.name}")


def test_every_vietnamese_letter_comes_back_in_all_four_faces(library: FormLibrary, fonts: Fonts) -> None:
    context: Recognition = sample(library[DECISION])
    spaced = " ".join(ALL_LETTERS)
    heading = replace(context.heading, issuer=(spaced,))
    pdf = printed(
        library, fonts, DECISION, heading=heading, whom=spaced, bases=(spaced,), recipients=("Như Điều 3", spaced)
    )
    text = "".join(words(page.text).replace(" ", "") for page in read(pdf))
    assert text.count(ALL_LETTERS) == 4


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_pdftotext_reads_the_same_letters(library: FormLibrary, fonts: Fonts, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(printed(library, fonts, DECISION, whom=ALL_LETTERS))
    done = subprocess.run(["pdftotext", "-layout", "a.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    assert ALL_LETTERS in "".join(done.stdout.decode().split())


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts is not installed")
@pytest.mark.parametrize("code", CODES)
def test_only_embedded_fonts(library: FormLibrary, fonts: Fonts, tmp_path: Path, code: str) -> None:
    (tmp_path / "a.pdf").write_bytes(printed(library, fonts, code))
    done = subprocess.run(["pdffonts", "a.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True)
    rows = done.stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert "LiberationSerif" in row
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("code", CODES)
def test_the_file_is_sound(library: FormLibrary, fonts: Fonts, tmp_path: Path, code: str) -> None:
    (tmp_path / "a.pdf").write_bytes(printed(library, fonts, code))
    subprocess.run(["qpdf", "--check", "a.pdf"], cwd=tmp_path, capture_output=True, check=True)


def test_decomposed_letters_print_as_composed_ones(library: FormLibrary, fonts: Fonts) -> None:
    form, context = library[DECISION], sample(library[DECISION])
    apart = replace(
        context,
        team=unicodedata.normalize("NFD", context.team),
        bases=tuple(unicodedata.normalize("NFD", basis) for basis in context.bases),
    )
    assert apart != context
    assert render(form, apart, IDENTITY, fonts) == render(form, context, IDENTITY, fonts)


def test_a_letter_that_cannot_be_drawn_is_refused_and_named(library: FormLibrary, fonts: Fonts) -> None:
    context = sample(library[DECISION])
    people = (replace(context.people[0], name="Nguyễn Văn 安"), *context.people[1:])
    with pytest.raises(Refused) as refused:
        printed(library, fonts, DECISION, people=people)
    (problem,) = refused.value.problems
    assert (problem.code, problem.at.column, problem.values["letter"]) == (
        "printing.glyph_missing",
        "people[1].name",
        "安",
    )


def test_another_forms_context_is_refused(library: FormLibrary, fonts: Fonts) -> None:
    with pytest.raises(Refused, match=r"printing\.context_misfit"):
        render(library[DECISION], sample(library["mau_05"]), IDENTITY, fonts)


def test_the_digest_is_of_the_content_and_known_before_drawing(library: FormLibrary, fonts: Fonts) -> None:
    form, context = library[DECISION], sample(library[DECISION])
    result = render(form, context, IDENTITY, fonts)
    assert result.digest == content_digest(form, context)
    assert render(form, context, DocumentIdentity("another"), fonts).digest == result.digest
    assert content_digest(form, replace(context, commune="xã Khác")) != result.digest
    twin = library["mau_08_cong_nhan"]
    assert content_digest(twin, context) == result.digest
    assert len(result.digest) == 64


def test_the_digest_moves_with_the_forms_words(forms_folder: Path, tmp_path: Path, library: FormLibrary) -> None:
    for name in ("profiles", DECISION):
        shutil.copytree(forms_folder / name, tmp_path / name)
    file = tmp_path / DECISION / "form.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("chịu trách nhiệm", "có trách nhiệm"), encoding="utf-8")
    context = sample(library[DECISION])
    assert content_digest(load_forms(tmp_path)[DECISION], context) != content_digest(library[DECISION], context)


def test_a_comment_or_another_line_end_does_not_move_the_digest(
    forms_folder: Path, tmp_path: Path, library: FormLibrary
) -> None:
    for name in ("profiles", DECISION):
        shutil.copytree(forms_folder / name, tmp_path / name)
    file = tmp_path / DECISION / "form.toml"
    file.write_bytes(b"# a word\r\n" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_forms(tmp_path)[DECISION].digest == library[DECISION].digest


def test_number_and_day_are_blank_until_given(library: FormLibrary, fonts: Fonts) -> None:
    context = sample(library[DECISION])
    blank = read(printed(library, fonts, DECISION))[0]
    given = replace(context.heading, number="05", dated=PaperDate(2026, 2, 5))
    filled = read(printed(library, fonts, DECISION, heading=given))[0]
    assert "Số: 05/QĐ-UBND" in words(filled.text)
    assert "Tân Thành, ngày 05 tháng 02 năm 2026" in words(filled.text)
    slash, colon = (next(one for one in blank.letters if one.char == char) for char in "/:")
    assert slash.left - colon.right > 5


def test_names_of_forty_letters_and_signs_of_markup(library: FormLibrary, fonts: Fonts) -> None:
    hostile = ["W" * 40, "Ậ" * 40, "*Ngọc* **Ạnh** <b>&amp;", "{name} \\n %s", "ạ ậ ẹ ệ ị ọ ộ ợ ụ ự ỵ"]
    context = sample(library[DECISION])
    listed = tuple(replace(context.listed[0], name=name) for name in hostile)
    pages = read(printed(library, fonts, DECISION, listed=listed))
    text = "".join(words(page.text).replace(" ", "") for page in pages)
    for name in hostile:
        assert words(name).replace(" ", "") in text
    inside(pages, 30, 15)


def inside(pages, left: float, right: float) -> None:
    for page in pages:
        for letter in page.letters:
            if letter.char.strip():
                assert letter.left >= left - 1
                assert letter.right <= page.width - right + 1


def test_four_hundred_people_over_many_pages(library: FormLibrary, fonts: Fonts) -> None:
    context: Payment = sample(library["bang_thanh_toan"])
    row = context.teams[0].rows[0]
    rows = tuple(replace(row, name=f"Nguyễn Thị Người {number}") for number in range(1, 401))
    team = replace(context.teams[0], rows=rows)
    pages = read(printed(library, fonts, "bang_thanh_toan", teams=(team,)))
    assert len(pages) > 10
    text = words(" ".join(page.text for page in pages))
    for number in range(1, 401):
        assert f"Nguyễn Thị Người {number} " in text
    inside(pages, 20, 15)
    for page in pages:
        assert "Ký nhận" in page.text
        assert "Họ và tên" in page.text
    for number, page in enumerate(pages[1:], start=2):
        top = min((one for one in page.rows if one.text.strip()), key=lambda one: one.baseline)
        assert top.text.strip() == str(number)
        assert (top.left + top.right) / 2 == pytest.approx(page.width / 2, abs=0.5)
        assert top.baseline < 16


def test_the_signature_never_stands_alone(library: FormLibrary, fonts: Fonts) -> None:
    context: Payment = sample(library["bang_thanh_toan"])
    row = context.teams[0].rows[0]
    for count in range(1, 45):
        team = replace(context.teams[0], rows=(row,) * count)
        last = read(printed(library, fonts, "bang_thanh_toan", teams=(team,)))[-1]
        text = words(last.text)
        assert "NGƯỜI LẬP" in text
        assert "Tổng số tiền thực nhận: 21.795.840 đồng (bằng chữ" in text
        assert "Tổng cộng: 22.812.240 đồng (bằng chữ" in text
        assert "Tổng cộng" in text
        assert row.name in text


def test_a_decision_takes_its_last_lines_to_the_signature(library: FormLibrary, fonts: Fonts) -> None:
    context = sample(library[DECISION])
    for count in range(1, 40):
        listed = tuple(itertools.islice(itertools.cycle(context.listed), count))
        last = words(read(printed(library, fonts, DECISION, listed=listed))[-1].text)
        assert "thi hành Quyết định này./." in last
        assert "CHỦ TỊCH" in last
        assert "Nơi nhận:" in last


def test_empty_lists_print(library: FormLibrary, fonts: Fonts) -> None:
    nothing = PaymentSum("Tổng số tiền thực nhận", 0)
    text = words(read(printed(library, fonts, "bang_thanh_toan", teams=(), values=(0,) * 5, sums=(nothing,)))[0].text)
    assert "(Không có)" in text
    assert "(bằng chữ: Không đồng)." in text
    assert "(Không có)" in words(read(printed(library, fonts, "mau_05", teams=(), count=0))[0].text)
    bare = read(printed(library, fonts, DECISION, listed=(), bases=(), recipients=()))
    assert "Nơi nhận" not in bare[0].text


def test_a_note_longer_than_a_page_is_cut_by_lines(library: FormLibrary, fonts: Fonts) -> None:
    context: Payment = sample(library["bang_thanh_toan"])
    long = " ".join(f"chữ{number}" for number in range(2_000))
    row = replace(context.teams[0].rows[0], note=long)
    pages = read(printed(library, fonts, "bang_thanh_toan", teams=(replace(context.teams[0], rows=(row,)),)))
    text = words(" ".join(page.text for page in pages))
    assert all(f"chữ{number}" in text for number in range(2_000))
    for page in pages:
        assert max(letter.baseline for letter in page.letters) < page.height - 5


def test_columns_follow_the_scheme(library: FormLibrary, fonts: Fonts) -> None:
    context: Payment = sample(library["bang_thanh_toan"])
    column = context.columns[0]
    for count in (0, 1, 3, 9, 12):
        columns = tuple(replace(column, heading=f"Khoản {number} hằng tháng") for number in range(count))
        values = (1_234_567,) * count
        teams = tuple(
            replace(team, values=values, rows=tuple(replace(row, values=values) for row in team.rows))
            for team in context.teams
        )
        pages = read(printed(library, fonts, "bang_thanh_toan", columns=columns, teams=teams, values=values))
        text = words(" ".join(page.text for page in pages))
        assert text.count("1.234.567") == count * (sum(len(team.rows) + 1 for team in teams) + 1)
        inside(pages, 20, 15)


def test_memory_stays_flat(library: FormLibrary, fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a print leaves behind, garbage taken away: a name or two in the bounded lists of texts, and nothing else.

    The list is this test's own. Shared by all tests it has thousands of words, and the print that brings it to its
    10,923rd makes Python double its table: 590 KB once, which are no growth from print to print. The first prints fill
    Python's own stores of freed objects. The list of lines, bounded too, is let go at each text here.
    """
    monkeypatch.setattr(lines, "_KEPT", 1)
    own = replace(fonts, _words={}, broken={})
    form, context = library[DECISION], sample(library[DECISION])
    tracemalloc.start()
    try:
        sizes = []
        for number in range(100):
            render(form, replace(context, executors=f"Trưởng thôn {number}"), IDENTITY, own)
            if number % 25 == 24:
                gc.collect()
                sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert min(later - earlier for earlier, later in itertools.pairwise(sizes)) < 25 * 1_000
