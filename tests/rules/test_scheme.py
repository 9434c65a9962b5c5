"""When a scheme's sheet may be paid on."""

from dataclasses import replace

import pytest

from desktop_app.model.sources import Certainty
from desktop_app.rules.scheme import Gap
from tests.rules.shipped import KNOWN, SHIPPED
from tests.whole_scheme import ATTESTED, HA_NOI


@pytest.mark.parametrize("scheme", SHIPPED)
def test_nothing_is_paid_by_the_press_before_somebody_attests_it(scheme):
    one = KNOWN.scheme(scheme)
    assert one.source.certainty is Certainty.VERIFIED or not one.payable


def test_what_is_open_beside_the_lines_asks_for_an_attestation():
    whole = replace(KNOWN.scheme(HA_NOI), gaps=())
    unnumbered = replace(whole, gaps=(Gap("number", "Số chưa tìm thấy."),))
    assert (whole.payable, unnumbered.complete, unnumbered.payable) == (True, True, False)
    assert replace(unnumbered, attestation=ATTESTED).payable
