"""A clerk reads names in place of slots; every field of every context has one, and the way back loses nothing."""

import tomllib
from dataclasses import fields

import pytest

from desktop_app.printing.contexts import CONTEXTS
from desktop_app.printing.filters import FILTERS
from desktop_app.printing.vocabulary import spoken_classes
from desktop_app.services.editing_forms import block_at, parts_of, value_at
from desktop_app.services.form_slots import Slots, slots_at
from desktop_app.services.office import Office

TEXT = "**Điều 2.** Có hiệu lực kể từ {effective_on|long_date}.{replaces|sentence}"
SHOWN = "**Điều 2.** Có hiệu lực kể từ «ngày có hiệu lực».«câu thay thế quyết định cũ, thành một câu nối thêm»"


@pytest.fixture
def slots(sample: Office) -> Slots:
    return slots_at(sample.messages, "Recognition", {"kind": "paragraph"}, "text")


def test_each_field_of_each_context_has_its_words(sample: Office) -> None:
    labels = sample.messages.labels["form_field"]
    spoken = {(kind.__name__, field.name) for kind in spoken_classes() for field in fields(kind)}
    assert len(spoken) > 150
    missing = [
        f"{kind}.{name}" for kind, name in sorted(spoken) if f"{kind}.{name}" not in labels and name not in labels
    ]
    assert not missing, f"resources/messages/form_fields.vi.toml lacks {missing}"
    known = {f"{kind}.{name}" for kind, name in spoken}
    assert {name for name in labels if "." in name} <= known, "words for what no form can speak of"


def test_each_way_of_writing_has_its_words(sample: Office) -> None:
    assert set(sample.messages.labels["form_filter"]) == set(FILTERS)


def test_there_and_back(slots: Slots) -> None:
    assert slots.shown(TEXT) == SHOWN
    assert slots.source(SHOWN) == TEXT
    assert slots.source(SHOWN.upper().replace("ĐIỀU", "Điều")).count("{") == 2, "capitals do not matter within a name"
    assert slots.unknown(SHOWN) == ()
    assert next(SHOWN[begin:end] for begin, end in slots.spans(SHOWN)) == "«ngày có hiệu lực»"


def test_every_text_of_every_shipped_form_is_read_without_a_brace(office: Office) -> None:
    for file in sorted(office.paths.forms.glob("*/form.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for part in parts_of(data):
            block, rest = block_at(data, part.key)
            for name, text in value_at(data, part.key).items():
                if isinstance(text, str) and "{" in text:
                    found = slots_at(office.messages, data["context"], block, f"{rest}.{name}".lstrip("."))
                    assert "{" not in found.shown(text), (file, part, name)
                    assert found.source(found.shown(text)) == text


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_two_values_have_one_name(sample: Office, context: str) -> None:
    choices = slots_at(sample.messages, context, {"kind": "paragraph"}, "text").choices
    assert len({choice.name.casefold() for choice in choices}) == len(choices)
    assert not any(letter in choice.name for choice in choices for letter in "«»{}|_")


@pytest.mark.parametrize("text", ["«ngày ban hành»", "«»", "«tên", "tên»", "««tên Tổ»"])
def test_what_is_no_name_is_told(slots: Slots, text: str, sample: Office) -> None:
    (problem, *_) = slots.unknown(f"Kể từ {text}.")
    assert problem.code == "form_edit.slot_unknown"
    assert "F4" in sample.messages.problem(problem)


def test_decomposed_letters_name_the_same(slots: Slots) -> None:
    import unicodedata

    assert slots.source(unicodedata.normalize("NFD", "«tên Tổ»")) == "{team}"
