"""LibreOffice's mail merge of an equal document: our own DOCX of the decision, with fields where values differ.

The office and its document are open before the time begins, which favours it. It is spoken to by ``merging_office.py``
in the Python that has LibreOffice's ``uno``.
"""

import csv
import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from desktop_app.printing.definition import FormDefinition
from desktop_app.printing.library import sample
from tests.benchmarks import papers
from tests.benchmarks.measure import Work

SCRIPT = Path(__file__).with_name("merging_office.py")
PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", sys.executable)
DATA, TEMPLATE, MERGED = "data.csv", "template.docx", "merged"
MADE = datetime(2026, 10, 15, 8, tzinfo=UTC)
START, END = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"


def prepare(folder: Path) -> None:
    """Write the values of a hundred decisions and the document with a mark for each."""
    form, fonts = papers.load()
    rows = [values(context) for context in papers.contexts(form, papers.HUNDRED)]
    with (folder / DATA).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    (folder / TEMPLATE).write_bytes(document(form, marked(form), fonts))


def values(context: Any) -> dict[str, str]:
    """Return what differs from one decision to the next, by the name of its column."""
    people = {f"name{place}": person.name for place, person in enumerate(context.people)}
    years = {f"year{place}": str(person.birth.year) for place, person in enumerate(context.people)}
    return {"team": context.team, "executors": context.executors, **people, **years}


def marked(form: FormDefinition) -> Any:
    """Return the sample with the name of its column in place of each value; years are put in by the office."""
    plain = sample(form)
    people = tuple(
        dataclasses.replace(person, name=f"{START}name{place}{END}", birth=_marked_year(person.birth, place))
        for place, person in enumerate(plain.people)
    )
    return dataclasses.replace(plain, team=f"{START}team{END}", executors=f"{START}executors{END}", people=people)


def _marked_year(birth: Any, place: int) -> Any:
    return dataclasses.replace(birth, year=f"{START}year{place}{END}")


def document(form: FormDefinition, context: Any, fonts: Any) -> bytes:
    """Return the editable copy that our program makes of a decision."""
    from desktop_app.printing.word.writing import Description, write_docx

    return write_docx(form, context, Description(form.title, "", MADE), fonts)


def reference(folder: Path) -> Work:
    """The office runs with the document at hand; a hundred PDF files are merged."""
    office = Office(folder)
    return Work(office.merge)


class Office:
    """A LibreOffice that merges when it is told to; it ends with this process's pipe."""

    def __init__(self, folder: Path) -> None:
        python = next(found for found in PYTHONS if has_uno(found))
        self._process = subprocess.Popen(
            [python, str(SCRIPT), str(folder), DATA, TEMPLATE, MERGED, START, END],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answers: Iterator[str] = iter(_piped(self._process.stdout))
        self._expect("ready")

    def merge(self) -> None:
        """Merge all rows; raises RuntimeError if the office said anything but done."""
        asked = self._process.stdin
        if asked is None:
            raise RuntimeError("no pipe")
        asked.write("merge\n")
        asked.flush()
        self._expect(f"done {papers.HUNDRED}")

    def _expect(self, word: str) -> None:
        said = next(self._answers, "").strip()
        if said != word:
            raise RuntimeError(f"LibreOffice said {said!r}, not {word!r}")


def _piped(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise RuntimeError("no pipe")
    return stream


def has_uno(python: str) -> bool:
    """Return whether a Python can speak to LibreOffice."""
    if not Path(python).exists():
        return False
    return subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0
