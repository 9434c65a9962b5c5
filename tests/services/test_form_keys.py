import pytest

from desktop_app.printing.reading import BLOCKS
from desktop_app.services.form_keys import HEAD_KEYS, keys_of
from desktop_app.services.office import Office


@pytest.mark.parametrize("kind", [*BLOCKS, "column"])
def test_every_key_choice_and_part_has_its_words(sample: Office, kind: str) -> None:
    labels = sample.messages.labels
    assert kind in labels["form_part"]
    for key in (*HEAD_KEYS, *keys_of(kind, {"groups": {"title": ""}, "each": "days"})):
        assert key.name in labels["form_key"] or key.name.rpartition(".")[2] in labels["form_key"], key.name
        assert set(key.choices) <= set(labels["form_choice"]), key.name


def test_only_what_says_something_here_is_asked() -> None:
    alone, many = ({key.name for key in keys_of("column", part)} for part in ({}, {"each": "days", "cells": "marks"}))
    assert many - alone == {"over", "even"}
    flat, grouped = ({key.name for key in keys_of("table", part)} for part in ({}, {"groups": {"rows": "teams"}}))
    assert grouped - flat == {"groups.title", "subtotal_label", "numbering"}
    assert "rows" not in flat
    assert keys_of("headng", {}) == ()
