"""A workbook's list of teams, in the province's three columns or a clerk's own, as drafts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.excel.cells import RowReader
from desktop_app.excel.columns import Layouts
from desktop_app.excel.legacy import Conversion
from desktop_app.excel.opening import open_workbook
from desktop_app.excel.reading import ReadAs, decode, find_table, of_sheet, unconfirmed
from desktop_app.excel.rows import BodyRow, body_rows
from desktop_app.excel.values import Ear
from desktop_app.model.problems import Place, Problem, errors
from desktop_app.model.text import same_spelling


@dataclass(frozen=True, slots=True)
class TeamDraft:
    """One row understood; the service finds or makes the team and its places."""

    row: int
    name: str
    commune: str
    quota: int | None
    """None where the list has no such column."""
    villages: tuple[str, ...]
    """Names of the places it covers, as written."""


@dataclass(frozen=True, slots=True)
class TeamImport:
    """Everything that a workbook's list of teams says."""

    source: str
    sheet: str
    heading_row: int
    columns: Mapping[str, str]
    drafts: tuple[TeamDraft, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    conversions: tuple[Conversion, ...]

    @property
    def importable(self) -> bool:
        """Return whether nothing stands against writing it: all or nothing."""
        return bool(self.drafts) and not errors(self.problems)


def read_teams(source: Path | bytes, layouts: Layouts, how: ReadAs) -> TeamImport:
    """Return the teams of a workbook, read but not written; Refused where it cannot be opened or holds no list."""
    book, conversions = decode(open_workbook(source, how.name), layouts, how.legacy)
    table, notes = find_table(book, layouts.teams, how.sheet)
    rows, passed = body_rows(table, layouts.words, titled=False)
    reader = RowReader(table, Ear(how.today, layouts.words), [*passed])
    drafts: dict[tuple[str, str], TeamDraft] = {}
    for row in rows:
        if (draft := _draft(reader, row)) is None:
            continue
        first = drafts.setdefault((same_spelling(draft.name), same_spelling(draft.commune)), draft)
        if first is not draft:
            problem = Problem("excel.team_twice", values={"value": draft.name, "first_row": first.row})
            reader.say(problem, row.number, table.heading("name"))
    if not rows:
        reader.problems.append(Problem("excel.no_rows", Place(source=table.sheet.title)))
    own = of_sheet(conversions, table)
    return TeamImport(
        book.name,
        table.sheet.title,
        table.heading_row,
        {heading.column.field: heading.text for heading in table.headings},
        tuple(drafts.values()),
        (*unconfirmed(own, table, how.legacy), *sorted(reader.problems, key=lambda p: p.at.row or 0)),
        (*notes, *reader.notes()),
        own,
    )


def _draft(reader: RowReader, row: BodyRow) -> TeamDraft | None:
    before = len(reader.problems)
    said = reader.read(row)
    if "name" not in said:
        return None
    quota = said.get("quota")
    heading = reader.table.heading("quota")
    if heading is not None and quota is None and len(reader.problems) == before:
        reader.say(Problem("excel.team_quota_missing", values={"value": said["name"]}), row.number, heading)
    return TeamDraft(
        row.number,
        str(said["name"]),
        str(said.get("commune", "")),
        quota if isinstance(quota, int) else None,
        tuple(part for part in re.split(r"\s*[,;\n]\s*", str(said.get("villages", ""))) if part),
    )
