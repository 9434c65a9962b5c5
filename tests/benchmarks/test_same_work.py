"""The two sides of each benchmark do the same work; how long they take is no test's business."""

import sqlite3
from collections import Counter
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from desktop_app.paths import Paths
from desktop_app.rules.sheet import compute
from desktop_app.services.closing_months import compute_month, profile_for
from desktop_app.services.comparing_years import compare_year
from desktop_app.services.gathering_facts import member_facts
from tests.benchmarks import (
    bare_canvas,
    bare_month,
    bare_signing,
    bare_workbook,
    bundle,
    month,
    papers,
    workbook,
    year,
)
from tests.benchmarks.__main__ import table
from tests.benchmarks.commune import MEMBERS, MONTH, YEAR, members, open_commune
from tests.benchmarks.measure import SIDES, Result, Work, timed
from tests.benchmarks.table import BENCHMARKS
from tests.printing.paper import read, words


@pytest.fixture(scope="module")
def closed_month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    bundle.prepare(folder)
    return folder


@pytest.mark.parametrize("prepare", [workbook.prepare_province, workbook.prepare_clerk])
def test_every_member_in_the_cells_is_read(tmp_path: Path, prepare) -> None:
    prepare(tmp_path)
    drafts = workbook.read(tmp_path / workbook.FILE, workbook.layouts()).drafts
    assert [(d.member.full_name, d.member.birth, d.member.cccd) for d in drafts] == [
        (m.full_name, m.birth, m.cccd) for m in members()
    ]
    seen = {value for row in bare_workbook.cells(tmp_path / workbook.FILE) for value in row}
    assert {draft.member.full_name for draft in drafts} <= seen
    assert {draft.member.address for draft in drafts} <= seen


def test_plain_sql_fetches_the_rows_that_the_sheet_rests_on(closed_month: Path) -> None:
    office = open_commune(closed_month)
    connection = sqlite3.connect(Paths.standard(closed_month).book)
    rows = bare_month.rows(connection)
    connection.close()
    assert len(rows["duty_entries"]) == MEMBERS * MONTH.last.day
    assert [row[0] for row in rows["duty_entries"]] == [entry.id for entry in office.book.duty(MONTH)]
    ids = {name: {row[0] for row in found} for name, found in rows.items()}
    assert ids["members"] == {member.id for member in office.book.members()}
    assert ids["decisions"] == {decision.id for decision in office.book.decisions()}
    assert ids["teams"] == {team.id for team in office.book.teams()}
    assert ids["villages"] == {village.id for village in office.book.villages()}
    office.book.close()


def test_the_sheet_pays_and_explains_everybody(closed_month: Path) -> None:
    sheet = month.sheet(closed_month)
    assert {pay.member for pay in sheet.members} == {member.id for member in members()}
    assert all(line.steps for pay in sheet.members for line in pay.lines)
    nights = Counter(pay.count for pay in sheet.members)
    assert len(nights) > MEMBERS * 0.9, "one member's month must not serve for another's"


def test_every_step_is_written(closed_month: Path) -> None:
    office = open_commune(closed_month)
    made = compute_month(office, MONTH)
    words = month.written(office, made)
    assert len(words) == sum(len(line.steps) for pay in made.members for line in pay.lines)
    assert all(sentence for sentence, _article in words)
    assert len({sentence for sentence, _article in words}) > MEMBERS
    office.book.close()


def test_the_comparison_of_two_schemes_adds_up_what_their_sheets_say(closed_month: Path) -> None:
    office = open_commune(closed_month)
    found = compare_year(office, *year.SCHEMES, YEAR[0].year)
    assert len(found.people) == MEMBERS
    profile = profile_for(office, MONTH)
    for at, scheme in enumerate(year.SCHEMES):
        sheets = [
            compute(one, member_facts(office, one, profile), office.rulebook, scheme, profile.rest_days) for one in YEAR
        ]
        assert found.total[at] == sum(sheet.cash + sheet.insurance for sheet in sheets)
    office.book.close()


def test_the_bare_year_reads_each_month_once(closed_month: Path) -> None:
    connection = sqlite3.connect(Paths.standard(closed_month).book)
    found = {number: len(bare_month.rows(connection, 2026, number)["duty_entries"]) for number in range(1, 13)}
    connection.close()
    whole = MEMBERS * MONTH.last.day
    assert found[MONTH.number] == whole
    assert sum(found.values()) < whole + MEMBERS, "only a stint over midnight counts in two months"


def test_both_draw_the_same_words_on_the_same_places(tmp_path: Path) -> None:
    papers.prepare(tmp_path)
    form, fonts = papers.load()
    ours = list(papers.printed(form, papers.contexts(form, 3), fonts))
    laid = papers.laid_out(form, fonts, papers.HUNDRED)
    assert len(laid) == papers.HUNDRED
    bare = list(bare_canvas.drawn(laid[:3], bare_canvas.faces(tmp_path)))
    for one, other in zip(ours, bare, strict=True):
        pages, others = read(one), read(other)
        assert [words(page.text) for page in pages] == [words(page.text) for page in others]
        assert [(page.width, page.height) for page in pages] == [(page.width, page.height) for page in others]
        for page, same in zip(pages, others, strict=True):
            assert [round(letter.left, 2) for letter in page.letters] == [round(x.left, 2) for x in same.letters]
    assert ours[0] != ours[1]


def test_both_sign_and_check_the_same_bytes(closed_month: Path) -> None:
    made = bundle.ceremony(closed_month)
    payload = bundle.payload_of(made)
    assert sorted(map(len, payload.values())) == sorted(map(len, bare_signing.payload(closed_month)))
    assert sum(map(len, payload.values())) > 4_000_000
    assert bundle.through_bytes(made, payload).payload == payload
    bare_signing.reference_bytes(closed_month).run()


def test_both_bring_back_the_same_records(closed_month: Path) -> None:
    made = bundle.ceremony(closed_month)
    verdict = bundle.through_records(made)
    assert verdict.may_be_taken_in, verdict.facts.problems
    wanted = sorted(made.records, key=lambda record: str(record["id"]))
    assert list(verdict.records) == wanted
    assert Counter(record["kind"] for record in wanted)["duty"] == MEMBERS * MONTH.last.day
    back = bare_signing.reference_records(closed_month).run()
    assert sorted(back, key=lambda record: record["id"]) == wanted  # type: ignore[call-overload]


def test_every_benchmark_names_functions_that_are() -> None:
    for benchmark in BENCHMARKS.values():
        for name in filter(None, (benchmark.prepare, benchmark.ours, benchmark.reference)):
            module, _, function = name.partition(":")
            found = import_module(f"tests.benchmarks.{module}")
            assert callable(getattr(found, function))
    assert set(SIDES) == {"ours", "reference"}


def test_a_run_is_timed_as_often_as_asked_and_warmed_up_once() -> None:
    calls: list[str] = []
    sample = timed(Work(lambda: calls.append("run"), lambda: calls.append("warm")), 3)
    assert calls == ["warm", "run", "run", "run"]
    assert len(sample.seconds) == 3
    assert sample.peak_mib > 1


def test_a_missed_aim_stands_out() -> None:
    def result(ratio: float) -> Result:
        return Result("x", "a", "b", 2, 10, 5, ratio, (ratio, ratio), 30, 30, 1, memory_aimed=False)

    assert "**2.10**" in table([result(2.1)])
    assert "**" not in table([result(1.9)])
    assert (result(2.1).met, result(1.9).met) == (False, True)
    assert replace(result(2.1), time_aimed=False).met
    assert "**" not in table([replace(result(2.1), time_aimed=False)])
