from datetime import date

from desktop_app.model.sources import Certainty, Source
from desktop_app.wording.certainty_words import how_sure, with_certainty
from desktop_app.wording.messages import Messages

READ, REPORTED = (Source("NQ 9", certainty=one) for one in (Certainty.VERIFIED, Certainty.REPORTED))
ATTESTED = Source("NQ 9", certainty=Certainty.REPORTED, attested_by="Lê An", attested_on=date(2026, 11, 1))


def test_who_attested_it_is_said_in_place_of_how_it_was_read(messages: Messages) -> None:
    assert how_sure(ATTESTED, messages) == "đã xác nhận bởi Lê An ngày 01/11/2026"
    assert how_sure(REPORTED, messages) == "theo báo chí, chưa đối chiếu văn bản gốc"


def test_a_citation_says_how_sure_it_is_where_the_text_itself_was_not_read(messages: Messages) -> None:
    assert [with_certainty("NQ 9", one, messages) for one in (READ, REPORTED, ATTESTED)] == [
        "NQ 9",
        "NQ 9 (theo báo chí, chưa đối chiếu văn bản gốc)",
        "NQ 9 (đã xác nhận bởi Lê An ngày 01/11/2026)",
    ]
