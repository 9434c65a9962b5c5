"""Every verb of the services has its words in the journal."""

import re
from pathlib import Path

from desktop_app import services
from desktop_app.storage.tables import TABLES
from desktop_app.ui.history_words import TITLES, name_title, table_word

ROOTS = "book|profile|signer|village|team|member|decision|duty|opening|month|document|bundle|rule"
NAME = re.compile(rf'"((?:{ROOTS})\.[a-z_]+)", ?by=')
NOTE = re.compile(r'_note\(office, "([a-z._]+)"')


def test_no_line_of_the_journal_shows_a_code() -> None:
    texts = [file.read_text(encoding="utf-8") for file in Path(services.__file__).parent.glob("*.py")]
    names = {name for text in texts for pattern in (NAME, NOTE) for name in pattern.findall(text)}
    assert len(names) > 15
    assert names - set(TITLES) == set()


def test_undoing_says_what_it_took_back() -> None:
    assert name_title("undo:7", "duty.recorded") == "hoàn tác ghi ca trực"
    assert name_title("redo:8", "") == "làm lại một việc"


def test_every_kind_of_row_has_its_words() -> None:
    assert [table.name for table in TABLES if table_word(table.name) == table.name] == []
