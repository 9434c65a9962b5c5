"""Decisions as PDF, one, a hundred and a thousand: form, context, checks, layout, drawing.

Each PDF is let go before the next is made, as a program that writes them to a disk or a book does.
"""

import dataclasses
import json
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from desktop_app.paths import Paths
from desktop_app.printing import drawing, footer
from desktop_app.printing.definition import FormDefinition
from desktop_app.printing.fonts import FILES, Fonts, load_fonts
from desktop_app.printing.library import load_forms, sample
from desktop_app.printing.render import DocumentIdentity, render
from tests.benchmarks.commune import FAMILIES, GIVEN
from tests.benchmarks.measure import Work

ONE, HUNDRED, THOUSAND = 1, 100, 1_000
FORM = "mau_08_cong_nhan"


def ours_one(_folder: Path) -> Work:
    """Form and faces are loaded; one decision is laid out and drawn from what it is about."""
    return _work(ONE)


def ours(_folder: Path) -> Work:
    """The same of a hundred."""
    return _work(HUNDRED)


def ours_thousand(_folder: Path) -> Work:
    """The same of a thousand."""
    return _work(THOUSAND)


def ours_as_files(folder: Path) -> Work:
    """A hundred, each written to a file, as a mail merge writes them."""
    form, fonts = load()
    decisions = contexts(form, HUNDRED)
    (folder / "ours").mkdir(exist_ok=True)

    def run() -> None:
        for number, pdf in enumerate(printed(form, decisions, fonts)):
            (folder / "ours" / f"qd{number}.pdf").write_bytes(pdf)

    return Work(run)


def _work(count: int) -> Work:
    form, fonts = load()
    decisions = contexts(form, count)
    return Work(
        lambda: deque(printed(form, decisions, fonts), maxlen=0),
        lambda: deque(printed(form, decisions[:20], fonts), maxlen=0),
    )


def prepare_one(folder: Path) -> None:
    """Write down where our own layout sets each word and line of one decision, and where the faces lie."""
    _prepare(folder, ONE)


def prepare(folder: Path) -> None:
    """The same of a hundred."""
    _prepare(folder, HUNDRED)


def prepare_thousand(folder: Path) -> None:
    """The same of a thousand."""
    _prepare(folder, THOUSAND)


def _prepare(folder: Path, count: int) -> None:
    form, fonts = load()
    resources = Paths.standard(folder).resources
    faces = {style.value: str(resources / "fonts" / name) for style, name in FILES.items()}
    (folder / "faces.json").write_text(json.dumps(faces), encoding="utf-8")
    (folder / "papers.json").write_text(json.dumps(laid_out(form, fonts, count)), encoding="utf-8")


def load() -> tuple[FormDefinition, Fonts]:
    """Return the form and the faces, read anew."""
    paths = Paths.standard(Path())
    fonts = load_fonts(paths.resources / "fonts")
    return load_forms(paths.forms, fonts)[FORM], fonts


def contexts(form: FormDefinition, count: int) -> list[Any]:
    """Return the sample with another team and other people in each."""
    plain = sample(form)
    return [
        dataclasses.replace(
            plain,
            team=f"Tổ bảo vệ an ninh, trật tự thôn số {number}",
            people=tuple(_renamed(person, number, place) for place, person in enumerate(plain.people)),
            executors=f"Trưởng Công an xã, Trưởng thôn số {number}",
        )
        for number in range(1, count + 1)
    ]


def _renamed(person: Any, number: int, place: int) -> Any:
    name = f"{FAMILIES[(number + place) % 12]} {FAMILIES[number % 7]} {GIVEN[(3 * number + place) % 13]}"
    return dataclasses.replace(person, name=name, birth=dataclasses.replace(person.birth, year=1960 + number % 40))


def printed(form: FormDefinition, decisions: Iterable[Any], fonts: Fonts) -> Iterator[bytes]:
    """Yield the decisions as our program prints them."""
    return (_print(form, context, number, fonts) for number, context in enumerate(decisions, start=1))


def _print(form: FormDefinition, context: Any, number: int, fonts: Fonts) -> bytes:
    return render(form, context, DocumentIdentity(f"QD-{number}", form.title), fonts).pdf


def laid_out(form: FormDefinition, fonts: Fonts, count: int) -> list[list[dict[str, Any]]]:
    """Return the pages of each decision as what our drawing was about to put on the canvas."""
    papers: list[list[dict[str, Any]]] = []

    def page(canvas: Any) -> dict[str, Any]:
        pages = papers[-1]
        if len(pages) < canvas.getPageNumber():
            pages.append({"size": canvas._pagesize, "texts": [], "strokes": []})
        return pages[-1]

    def texts(canvas: Any, words: Any, _fonts: Fonts) -> None:
        page(canvas)["texts"] += [tuple(text) for text in words]

    def strokes(canvas: Any, found: Any) -> None:
        page(canvas)["strokes"] += [tuple(stroke) for stroke in found]

    with (
        patch.object(drawing, "draw_texts", texts),
        patch.object(footer, "draw_texts", texts),
        patch.object(drawing, "_draw_strokes", strokes),
    ):
        for number, context in enumerate(contexts(form, count), start=1):
            papers.append([])
            _print(form, context, number, fonts)
    return papers
