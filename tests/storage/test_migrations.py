import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop_app.model.decision import DecisionKind
from desktop_app.model.document import PaperOf, PrintedDocument
from desktop_app.model.ids import DecisionId, DocumentId, TeamId
from desktop_app.model.law import RuleKind, RuleOrigin, RuleText
from desktop_app.model.member import Member
from desktop_app.model.payroll import DutyCount, LineCode
from desktop_app.model.periods import Month
from desktop_app.storage import database
from desktop_app.storage.book import Book
from desktop_app.storage.copies import check_file
from desktop_app.storage.migrations import MIGRATIONS
from desktop_app.storage.tables import BY_NAME, TABLES, paid_lines
from desktop_app.storage.values import canonical, plain
from tests.building import issued

AN = Member("an", "Lê An")
FIRST_SCHEMA = "382808097388d634a836c221820fc5e1fc1549dd72eec9a78aee3b92ef0b6303"
"""SHA-256 of the statements of the first released schema."""


@pytest.fixture
def old(path: Path, clock, local) -> Path:
    with Book.create(path, clock, local) as book, book.change("member.added", by="Lan") as change:
        change.put(AN)
    return path


@pytest.fixture
def later_program(monkeypatch: pytest.MonkeyPatch):
    """Let this program be one that knows a further step."""

    def add(step) -> None:
        monkeypatch.setattr(MIGRATIONS, "_migrations", [*MIGRATIONS._migrations])
        MIGRATIONS()(step)
        monkeypatch.setattr(database, "SCHEMA_VERSION", database.SCHEMA_VERSION + 1)

    return add


def test_the_version_counts_the_steps():
    assert len(MIGRATIONS._migrations) == database.SCHEMA_VERSION


def test_every_noun_has_its_columns_and_no_others(book: Book):
    for table in TABLES:
        found = [row[1] for row in book._connection.execute(f"PRAGMA table_info({table.name})")]
        assert sorted(found) == sorted([*table.columns, *table.lifted, "retired"])


RELEASED = {
    "profiles": 19,
    "signers": 8,
    "villages": 6,
    "teams": 6,
    "members": 24,
    "decisions": 16,
    "duty_entries": 7,
    "closed_months": 6,
    "documents": 11,
    "opening_balances": 6,
    "reviewed_teams": 4,
    "sent_bundles": 12,
    "received_bundles": 14,
    "rule_texts": 10,
}
"""How many columns each noun had in books of former programs, whose history holds images of them."""


@pytest.mark.parametrize("name", RELEASED)
def test_a_column_of_a_later_schema_is_left_out_of_images_while_empty(name: str):
    """Else the rows of every older book would stand there as altered behind the program's back."""
    table = BY_NAME[name]
    assert len(table.columns) - len(table.later) == RELEASED[name]


def test_every_table_of_nouns_refuses_to_delete(book: Book):
    names = {row[0] for row in book._connection.execute("SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger'")}
    assert names == {table.name for table in TABLES} | {"history", "history_rows", "pdfs"}


def test_an_older_book_is_copied_and_brought_up_to_date(old: Path, clock, local, later_program):
    def add_a_table(db: Database) -> None:
        db.execute("CREATE TABLE later (id TEXT PRIMARY KEY) STRICT")

    later_program(add_a_table)
    with Book.open(old, clock, local) as book:
        assert book.members() == (AN,)
        assert database.pragma(book._connection, "user_version") == database.SCHEMA_VERSION
        assert book._rows("SELECT * FROM later") == []
    before = database.SCHEMA_VERSION - 1
    backup = old.with_name(f"so-antt.v{before}.db")
    assert check_file(backup) == []
    connection = sqlite3.connect(backup)
    assert connection.execute("PRAGMA user_version").fetchone() == (before,)
    connection.close()


def test_a_step_that_fails_leaves_the_older_book_whole(old: Path, clock, local, later_program):
    def fail_half_way(db: Database) -> None:
        db.execute("CREATE TABLE later (id TEXT PRIMARY KEY) STRICT")
        db.execute("DROP TABLE nowhere")

    later_program(fail_half_way)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Book.open(old, clock, local)
    connection = sqlite3.connect(old)
    assert connection.execute("PRAGMA user_version").fetchone() == (database.SCHEMA_VERSION - 1,)
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").fetchone() == (0,)
    connection.close()


@contextmanager
def before_prints_bore_numbers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Be the program that kept of a print neither number nor day: schema 6."""
    remembered = vars(BY_NAME["documents"])
    columns, derived = BY_NAME["documents"].columns[:11], ("upsert", "selected", "select_live")
    with monkeypatch.context() as former:
        former.setattr(MIGRATIONS, "_migrations", MIGRATIONS._migrations[:6])
        former.setattr(database, "SCHEMA_VERSION", 6)
        former.setitem(remembered, "columns", columns)
        for name in derived:
            former.delitem(remembered, name, raising=False)
        yield
    for name in derived:
        remembered.pop(name, None)


def a_former_paper(key: str, pdf: bytes, **of: DecisionId) -> PrintedDocument:
    digest = hashlib.sha256(pdf).hexdigest()
    return PrintedDocument(DocumentId(key), "mau_08", "1", "T", "2026-11-03T08:15", "Lan", "", digest, 1, **of)


def test_a_paper_of_a_former_book_is_as_it_was_kept(path: Path, clock, local, monkeypatch: pytest.MonkeyPatch):
    pdf = b"%PDF-1.7 old"
    paper = a_former_paper("d", pdf)
    with (
        before_prints_bore_numbers(monkeypatch),
        Book.create(path, clock, local) as book,
        book.change("document.printed", by="Lan") as change,
    ):
        change.keep_document(paper, pdf)
    with Book.open(path, clock, local) as book:
        assert book.documents() == (paper,)
        assert book.check() == []


def test_a_former_book_tells_which_print_was_made_of_the_issued_decision(path: Path, clock, local, monkeypatch):
    decision = issued(DecisionKind.RECOGNISE)
    draft = replace(decision, number="", signed_on=None)
    papers = [a_former_paper(key, key.encode(), decision=decision.id) for key in ("of the draft", "of the decision")]
    with before_prints_bore_numbers(monkeypatch), Book.create(path, clock, local) as book:
        for noun, paper in zip((draft, decision), papers, strict=True):
            with book.change("t.t", by="Lan") as change:
                change.put(noun)
            with book.change("document.printed", by="Lan") as change:
                change.keep_document(paper, paper.id.encode())
    with Book.open(path, clock, local) as book:
        kept = book.documents(of=PaperOf(decision=decision.id))
        assert {(one.number, one.signed_on, one.context_digest) for one in kept} == {(None, None, None)}
        then = [book.decision_when_printed(one.id, decision.id) for one in papers]
        assert [(known["number"], bool(known["signed_on"])) for known in then] == [("", False), (decision.number, True)]
        assert book.decision_when_printed(papers[1].id, DecisionId("other")) == {}


@pytest.fixture
def of_the_first_program(path: Path, clock, local, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book as the first released program made it: with the first step alone."""
    with monkeypatch.context() as former:
        former.setattr(MIGRATIONS, "_migrations", MIGRATIONS._migrations[:1])
        former.setattr(database, "SCHEMA_VERSION", 1)
        with Book.create(path, clock, local) as book, book.change("member.added", by="Lan") as change:
            change.put(AN)
    return path


def test_the_released_steps_are_never_edited(of_the_first_program: Path):
    connection = sqlite3.connect(of_the_first_program)
    sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name <> '_sqlite_migrations' ORDER BY name"
    statements = "\n".join(row[0] for row in connection.execute(sql))
    connection.close()
    assert hashlib.sha256(statements.encode()).hexdigest() == FIRST_SCHEMA


def test_a_book_of_the_first_program_learns_to_keep_rules(of_the_first_program: Path, clock, local):
    text = RuleText("r", RuleKind.CALENDAR, "2027", "year = 2027", RuleOrigin.LOCAL, "2026-11-03T08:15:00", "Lan")
    with Book.open(of_the_first_program, clock, local) as book:
        assert (book.members(), book.rule_texts(), book.rules_changed_at()) == ((AN,), (), 0)
        with book.change("rule.kept", by="Lan") as change:
            change.put(text)
        assert book.rule_texts() == (text,)
        assert book.check() == []
    assert check_file(of_the_first_program.with_name("so-antt.v1.db")) == []


def test_what_months_closed_by_the_first_program_paid_is_known(of_the_first_program: Path, clock, local):
    sheet = {
        "month": "2026-10", "scheme_id": "s", "scheme_name": "S", "payable": True, "rulebook_digest": "0" * 64,
        "members": [
            {
                "member": "an", "name": "Lê An", "team": "t", "team_name": "T", "role": "to_vien",
                "count": dict.fromkeys(DutyCount.__dataclass_fields__, 0),
                "lines": [{"code": "night", "amount": 350_000, "steps": []}],
            }
        ],
    }  # fmt: skip
    connection = sqlite3.connect(of_the_first_program)
    connection.execute(
        "INSERT INTO closed_months VALUES ('2026-10', ?, '2026-11-03T08:15:00+07:00', 'Lan', 'f', '', 0)",
        (canonical(sheet),),
    )
    connection.commit()
    connection.close()
    with Book.open(of_the_first_program, clock, local) as book:
        assert book.paid_in_year(Month(2026, 12)) == {Month(2026, 10): {LineCode.NIGHT: {"an": (0, 350_000)}}}
        kept = book.closed_month(Month(2026, 10))
        assert kept is not None
        assert canonical(plain(kept.sheet)) == canonical(sheet)
        [(paid,)] = book._rows("SELECT paid FROM closed_months")
        assert paid == paid_lines(kept), "what the step fills in is what closing writes"


def test_opening_without_migration_does_not_load_sqlite_utils(old: Path):
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from desktop_app.clock import Clock; "
        "from desktop_app.storage.book import Book; Book.open(Path(sys.argv[1]), Clock()).close(); "
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code, str(old)], cwd=root, check=True)


def test_a_book_of_a_former_program_learns_to_dissolve_teams(path: Path, clock, local, monkeypatch):
    gone = issued(DecisionKind.DISSOLVE, teams=(TeamId("t"),))
    kept = issued(DecisionKind.ESTABLISH, teams=(TeamId("t"),))
    with monkeypatch.context() as former:
        former.setattr(MIGRATIONS, "_migrations", MIGRATIONS._migrations[:10])
        former.setattr(database, "SCHEMA_VERSION", 10)
        with Book.create(path, clock, local) as book:
            with book.change("decision.recorded", by="Lan") as change:
                change.put(kept)
            with pytest.raises(sqlite3.IntegrityError), book.change("decision.recorded", by="Lan") as change:
                change.put(gone)
    with Book.open(path, clock, local) as book:
        with book.change("decision.recorded", by="Lan") as change:
            change.put(gone)
        assert {d.id for d in book.decisions()} == {kept.id, gone.id}
        assert book.check() == []
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="kind IN"):
        connection.execute("UPDATE decisions SET kind = 'other'")
    connection.close()
    assert check_file(path) == []
