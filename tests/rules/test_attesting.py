from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.law import Attestation
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.attesting import attested
from tests.rules.schemes_text import BASE, HEAD, line, scheme_of

BY = Attestation("Nguyễn Thị Hạnh", date(2026, 11, 1), "Nghị quyết 9/2024/NQ-HĐND")
OTHER = '\ndocument = "Luật 30/2023/QH15"\n'


def test_each_figure_of_the_document_is_attested_and_no_other():
    scheme = scheme_of(BASE + line("night", count='of = "night_hours", per_month = "40"') + line("duty", more=OTHER))
    found = attested(scheme, BY)
    assert found.attestation == BY
    assert [(one.code, one.source.attested_by, one.source.doubtful) for one in found.lines] == [
        ("monthly", BY.name, False),
        ("night", BY.name, False),
        ("duty", "", True),
    ]
    assert found.lines[0].source.attested_on == BY.on
    assert found.source == scheme.source


def test_a_draft_stays_a_draft_whoever_attests_it():
    draft = scheme_of(HEAD.replace('status = "adopted"', 'status = "draft"') + line("monthly"))
    draft = replace(draft, source=replace(draft.source, certainty=Certainty.DRAFT))
    assert attested(draft, BY).lines == draft.lines


def test_a_scheme_that_nobody_attested_is_what_it_was():
    scheme = scheme_of(BASE)
    assert attested(scheme, None) == scheme


@pytest.mark.parametrize("certainty", Certainty)
def test_our_own_reading_of_an_attested_document_is_ours(certainty: Certainty):
    source = Source("Nghị quyết 9", certainty=certainty, attested_by=BY.name, attested_on=BY.on)
    assert source.assumed() == Source("Nghị quyết 9", certainty=Certainty.ASSUMED)
    assert source.assumed().doubtful
