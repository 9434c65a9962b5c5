"""What became of one row, in sentences: what it is called, what was there and what stands now, nothing cut off."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from desktop_app.model.change import JsonValue, RowChange
from desktop_app.model.law import RuleKind
from desktop_app.services.comparing_rules import compare_texts, plain_data
from desktop_app.services.keeping_rules import former_text
from desktop_app.services.office import Office
from desktop_app.ui.history_words import field_word, moment, table_word
from desktop_app.ui.recruitment_history import RoundWords
from desktop_app.wording import written
from desktop_app.wording.changed_values import path_words, told_change

RULES, ROUNDS = "rule_texts", "recruitments"
LINES_TOLD = 24
_NOT_TOLD = frozenset({"sheet", "sheet_digest", "id", "manifest"})
"""What no person reads: the frozen sheet has a page of its own, the others are marks of the program."""
_MARK = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Image = Mapping[str, JsonValue]


def row_title(office: Office, row: RowChange) -> str:
    """Return what was done to which thing: ``Sửa thành viên Nguyễn Văn An``."""
    image = row.after or row.before or {}
    if row.table == RULES:
        kind, name = RuleKind(str(image["kind"])), str(image["name"])
        data = plain_data(str(image["text"])) or {}
        called = str(data.get("name", data.get("title", name)))
        what = "bỏ" if row.after is None else "sửa" if row.before or former_text(office, row.key, image) else "thêm"
        return f"{_capital(what)} {office.messages.label('rule_kind', kind)}: {called}"
    what = "thêm" if row.before is None else "bỏ" if row.after is None else "sửa"
    return f"{_capital(what)} {table_word(row.table)} {_called(image)}".strip()


def row_lines(office: Office, row: RowChange) -> list[str]:
    """Return what differs, one line a value; of a new rule against the text that it takes the place of."""
    if row.after is None:
        return []
    lines = [*_rule_lines(office, row)] if row.table == RULES else []
    if row.before is not None and row.table == ROUNDS:
        lines += RoundWords(office, field_word, value_words).changes(row.before, row.after)
    elif row.before is not None:
        lines += _changes("", row.before, row.after)
    elif row.after.get("attestation"):
        lines.append(f"{field_word('attestation')}: {attested(row.after['attestation'])}")
    if len(lines) > LINES_TOLD:
        lines[LINES_TOLD:] = [f"và {len(lines) - LINES_TOLD} chỗ khác"]
    return lines


def attested(value: JsonValue) -> str:
    """Return who attested, which day, by which document."""
    if not isinstance(value, dict):
        return "chưa có"
    return f"{value.get('name')} xác nhận ngày {value_words(value.get('on'))}, theo {value.get('document')}"


def value_words(value: JsonValue) -> str:
    """Return a value of history as a person reads it: days and moments written out, tables with their fields' names."""
    if value is None or value in ("", [], {}):
        return "trống"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, dict):
        return ", ".join(f"{field_word(key)} {value_words(one)}" for key, one in value.items() if one not in (None, ""))
    if isinstance(value, list):
        marks = [one for one in value if isinstance(one, str) and _MARK.fullmatch(one)]
        return f"{len(marks)} mục" if marks else "; ".join(map(value_words, value))
    return _day(value) if isinstance(value, str) else str(value)


def _rule_lines(office: Office, row: RowChange) -> Iterator[str]:
    after = row.after or {}
    before = str(row.before["text"]) if row.before else former_text(office, row.key, after)
    if not before:
        return  # the whole rule is new: its page shows it
    for change in compare_texts(before, str(after["text"])):
        where = path_words(office.messages, change.path)
        yield f"{where}: {told_change(office.messages, change.path, change.before, change.after)}"


def _changes(above: str, before: Image, after: Image) -> Iterator[str]:
    for field in sorted(before.keys() | after.keys()):
        was, now = before.get(field), after.get(field)
        if was == now or field in _NOT_TOLD or (field == "text" and "kind" in after and "origin" in after):
            continue
        name = f"{above}{field_word(field)}"
        if field == "attestation":
            yield f"{name}: {attested(was)} → {attested(now)}"
        elif isinstance(was, dict) and isinstance(now, dict):
            yield from _changes(f"{name} › ", was, now)
        else:
            yield f"{name}: {value_words(was)} → {value_words(now)}"


def _day(text: str) -> str:
    """Return a day or a moment as it is written; any other text as it stands."""
    try:
        return written.short_date(date.fromisoformat(text)) if len(text) == len("2026-10-27") else moment(text)
    except ValueError:
        return text


def _called(image: Image) -> str:
    if "begins" in image and "ends" in image:
        return f"{moment(str(image['begins']))} đến {moment(str(image['ends']))}"
    if "month" in image and "closed_at" in image:
        year, _, number = str(image["month"]).partition("-")
        return f"{number}/{year}"
    return next((str(image[key]) for key in ("full_name", "name", "subject", "title", "holder") if image.get(key)), "")


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
