"""Words for the parts of a form: what a part is called, what it says in a line, where in the paper a fault stands."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop_app.model.problems import Place, Problem
from desktop_app.services.editing_forms import COLUMN, HEAD, LINE, block_at, value_at
from desktop_app.services.form_slots import Slots, slots_at
from desktop_app.wording.messages import Messages

_SAID = ("text", "kind_name", "head", "title")
"""The key by which a part is told from others."""


def kind_words(messages: Messages, kind: str) -> str:
    """Return what a sort of part is called; its name in the file where the program has no word for it."""
    return messages.labels["form_part"].get(kind, kind)


def key_words(messages: Messages, key: str) -> str:
    """Return what a key is called."""
    labels = messages.labels["form_key"]
    key = re.sub(r"\[\d+\]", "", key)
    return labels.get(key) or labels.get(key.rpartition(".")[2]) or key


def slots_of(messages: Messages, data: Mapping[str, Any], key: str) -> Slots:
    """Return what the text at a key of a form may speak of."""
    block, rest = block_at(data, key)
    return slots_at(messages, str(data.get("context", "")), block, rest)


def said(messages: Messages, data: Mapping[str, Any], key: str) -> str:
    """Return what a part says, in one line, its slots as names; empty where it says nothing of its own."""
    part = value_at(data, key) if key else data
    if isinstance(part.get("entries"), list):  # a line to fill in
        return " ".join(str(entry.get("label", "")).strip() for entry in part["entries"])
    name = next((name for name in _SAID if isinstance(part.get(name), str)), "")
    if not name:
        return ""
    slots = slots_of(messages, data, f"{key}.{name}".lstrip("."))
    return " ".join(slots.shown(part[name]).replace("*", "").split())


def part_place(messages: Messages, data: Mapping[str, Any], key: str) -> str:
    """Return where a key stands as the clerk counts: ``Phần 6, Đoạn văn``; a column by its table."""
    match = re.match(r"block\[(\d+)\](?:\.(columns|rows)\[(\d+)\])?", key)
    if match is None:
        return kind_words(messages, HEAD)
    kind = str((value_at(data, f"block[{match[1]}]") or {}).get("kind", ""))
    inner = {"columns": COLUMN, "rows": LINE}.get(match[2] or "", "")
    within = f", {kind_words(messages, inner).lower()} {match[3]}" if inner else ""
    return f"Phần {match[1]}, {kind_words(messages, kind)}{within}"


def placed(messages: Messages, data: Mapping[str, Any], problem: Problem) -> Problem:
    """Return a problem that names the part in place of a file's key and line."""
    return replace(problem, at=Place(source=part_place(messages, data, problem.at.column)))
