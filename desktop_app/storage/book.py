"""The book of one commune, or of one receiving office: questions to it, and the one way to write in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop_app.clock import Clock
from desktop_app.model.problems import Problem
from desktop_app.storage import opening
from desktop_app.storage.checking import check
from desktop_app.storage.corrections import CorrectionQuestions
from desktop_app.storage.database import roll_back
from desktop_app.storage.decisions import DecisionQuestions
from desktop_app.storage.drives import DriveOf, drive_of
from desktop_app.storage.duties import DutyQuestions
from desktop_app.storage.exchange import ExchangeQuestions
from desktop_app.storage.faults import told
from desktop_app.storage.history import History
from desktop_app.storage.opening import Opened
from desktop_app.storage.payrolls import MonthQuestions
from desktop_app.storage.recruitments import RecruitmentQuestions
from desktop_app.storage.register import RegisterQuestions
from desktop_app.storage.rule_packs import RulePackQuestions
from desktop_app.storage.rules import RuleQuestions
from desktop_app.storage.signed_papers import SignedPaperQuestions
from desktop_app.storage.teams import TeamQuestions
from desktop_app.storage.writing import ChangeMisusedError, Changing


class Book(
    TeamQuestions,
    DecisionQuestions,
    DutyQuestions,
    MonthQuestions,
    ExchangeQuestions,
    RuleQuestions,
    CorrectionQuestions,
    RulePackQuestions,
    RegisterQuestions,
    RecruitmentQuestions,
    SignedPaperQuestions,
):
    """An open book. One thread at a time; close it, or use it in ``with``."""

    def __init__(self, opened: Opened, clock: Clock) -> None:
        super().__init__(opened.connection, opened.path)
        self._opened = opened
        self._clock = clock
        self.history = History(opened.connection, opened.path)

    @classmethod
    def open(cls, path: Path, clock: Clock, drive: DriveOf = drive_of) -> Self:
        """Open a book; Refused with a code of its own for each thing that forbids it."""
        return cls(opening.open_book(path, drive), clock)

    @classmethod
    def create(cls, path: Path, clock: Clock, drive: DriveOf = drive_of) -> Self:
        """Make an empty book and open it; Refused where a file already stands there."""
        opening.create(path, drive)
        return cls.open(path, clock, drive)

    @classmethod
    def in_memory(cls, clock: Clock) -> Self:
        """Return an empty book that is gone when closed: for tests and trials, the real thing otherwise."""
        return cls(opening.in_memory(), clock)

    @contextmanager
    def change(self, name: str, *, by: str, why: str = "") -> Iterator[Changing]:
        """Write: everything put inside becomes one transaction and one line of history, or nothing at all.

        ``name`` is dotted, ``duty.recorded``. Nothing is written, no line either, where nothing differs from what is
        stored. Refused for a full disk or a fault of the file; :class:`ChangeMisusedError` for a change in a change.
        """
        connection = self._connection
        if connection.in_transaction:
            raise ChangeMisusedError(name)
        changing = Changing(connection)
        with told(self.path):
            connection.execute("PRAGMA query_only = OFF")
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield changing
                changing.finish(at=self._clock.now().isoformat(), by=by, name=name, why=why)
                connection.execute("COMMIT")
            except BaseException:
                changing.recorded = None
                roll_back(connection)
                raise
            finally:
                changing.close()
                connection.execute("PRAGMA query_only = ON")

    def check(self) -> list[Problem]:
        """Return everything wrong with the file, the chain, the rows or the papers; empty when all is well."""
        with told(self.path):
            return check(self._connection, self.path)

    def close(self) -> None:
        """Close the file and let other programs in."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
