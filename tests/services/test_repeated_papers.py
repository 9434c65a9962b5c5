"""A number given to one of several papers of the same subject reaches that one, and no other."""

from dataclasses import replace
from datetime import timedelta

from desktop_app.clock import Clock
from desktop_app.model.unit import Body
from desktop_app.services import printing_forms, registering
from desktop_app.services.composing_certificates import certificate_signers
from desktop_app.services.listing_register import list_unnumbered
from desktop_app.services.office import Office
from desktop_app.services.printing_letters import compose_certificate_paper
from desktop_app.services.repeated_papers import CERTIFICATE, part_to_print
from tests.building import NOW


def printed(office: Office, purpose: str) -> printing_forms.Composed:
    member = office.book.decisions()[1].recognitions[0].member
    police = next(one for one in certificate_signers(office) if one.body is Body.POLICE)
    made = compose_certificate_paper(office, member, purpose, police)
    printing_forms.print_paper(office, made)
    return made


def later(office: Office, days: int) -> Office:
    return replace(office, clock=Clock.fixed(NOW + timedelta(days=days)))


def test_a_number_waits_for_its_print_until_the_next_working_day(office: Office) -> None:
    blank = printed(office, "vay vốn")
    [waiting] = [one for one in list_unnumbered(office) if one.form == CERTIFICATE]
    assert blank.of.member is not None
    member = office.book.member(blank.of.member)
    assert member is not None
    assert waiting.subject.endswith(f"{member.full_name}, để vay vốn")
    assert waiting.part == "2026-11-02 để vay vốn"
    registering.give_number(office, replace(waiting, number="1"))

    def part(days: int, words: str = "để vay vốn") -> str:
        return part_to_print(later(office, days), CERTIFICATE, blank.of, words)

    assert part(1) == blank.part
    assert part(1, "để xin việc") != blank.part
    assert part(2) != blank.part
    bearing = printed(later(office, 1), "vay vốn")
    assert (bearing.part, part(0)) == (blank.part, blank.part)
    assert part(1) != blank.part
    kept = office.book.documents(of=blank.of)
    assert [one.number for one in kept] == [None, "01/GXN-CAX"]
