"""Keep the commune's profile, signers, places, teams and people."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import uuid4

from desktop_app.model.ids import MemberId, ProfileId, SignerId, TeamId, VillageId
from desktop_app.model.member import Member
from desktop_app.model.paper_numbers import plain_symbol
from desktop_app.model.place import Village, check_village
from desktop_app.model.problems import Place, Problem, Refused, refuse_errors
from desktop_app.model.team import Team, check_team
from desktop_app.model.text import clean
from desktop_app.model.unit import Profile, Signer, check_profile, check_signer
from desktop_app.services.office import Office
from desktop_app.services.typed_text import uncarried


def new_profile_id() -> ProfileId:
    """Return an identifier nobody has."""
    return ProfileId(str(uuid4()))


def new_signer_id() -> SignerId:
    """Return an identifier nobody has."""
    return SignerId(str(uuid4()))


def new_village_id() -> VillageId:
    """Return an identifier nobody has."""
    return VillageId(str(uuid4()))


def new_team_id() -> TeamId:
    """Return an identifier nobody has."""
    return TeamId(str(uuid4()))


def new_member_id() -> MemberId:
    """Return an identifier nobody has."""
    return MemberId(str(uuid4()))


def save_profile(office: Office, profile: Profile, why: str = "") -> list[Problem]:
    """Keep what is true of the commune from a day on; return what is odd. Raises Refused where it is wrong."""
    office.require_commune()
    profile = replace(profile, symbols={kind: plain_symbol(symbol) for kind, symbol in profile.symbols.items()})
    odd = refuse_errors([*check_profile(profile), *_scheme_known(office, profile), *uncarried(office, profile)])
    with office.book.change("profile.saved", by=office.clerk, why=why) as change:
        change.put(profile)
    return odd


def _scheme_known(office: Office, profile: Profile) -> list[Problem]:
    if profile.scheme_id in office.rulebook.schemes:
        return []
    return [Problem("unit.scheme_unknown", Place(field="scheme_id"), {"scheme": profile.scheme_id})]


def save_signer(office: Office, signer: Signer) -> None:
    """Keep somebody who may sign. Raises Refused if name or title is empty, or who signs for another names nobody."""
    office.require_commune()
    refuse_errors([*check_signer(signer), *uncarried(office, signer)])
    with office.book.change("signer.saved", by=office.clerk) as change:
        change.put(signer)


def save_village(office: Office, village: Village) -> list[Problem]:
    """Keep a place; return what is odd. Raises Refused where it is wrong."""
    office.require_commune()
    odd = refuse_errors(check_village(village))
    with office.book.change("village.saved", by=office.clerk) as change:
        change.put(village)
    return odd


def save_team(office: Office, team: Team) -> list[Problem]:
    """Keep a team; return what is odd. Raises Refused where it is wrong."""
    office.require_commune()
    known = {village.id for village in office.book.villages()}
    others = [other.name for other in office.book.teams() if other.id != team.id]
    odd = refuse_errors(check_team(team, known, others))
    with office.book.change("team.saved", by=office.clerk) as change:
        change.put(team)
    return odd


def check_person(member: Member, others: Iterable[Member]) -> list[Problem]:
    """Return what is wrong with one person's facts by themselves, and against the others."""
    problems: list[Problem] = []
    if not clean(member.full_name):
        problems.append(Problem("member.name_empty", Place(field="full_name")))
    if member.cccd and not (len(member.cccd) == 12 and member.cccd.isdecimal() and member.cccd.isascii()):
        problems.append(Problem("member.cccd_not_12", Place(field="cccd"), {"cccd": member.cccd}))
    problems += [
        Problem("member.cccd_twice", Place(field="cccd"), {"cccd": member.cccd, "name": other.full_name})
        for other in others
        if member.cccd and other.id != member.id and other.cccd == member.cccd
    ]
    return problems


def save_member(office: Office, member: Member) -> list[Problem]:
    """Keep one person's facts; return what is odd. Raises Refused where they are wrong."""
    office.require_commune()
    odd = refuse_errors(check_person(member, office.book.members()))
    with office.book.change("member.saved", by=office.clerk) as change:
        change.put(member)
    return odd


def retire_member(office: Office, member: MemberId, why: str) -> None:
    """Take a person that no decision ever named out of the lists; the row and its history stay."""
    if (found := office.book.member(member)) is None:
        raise Refused(Problem("member.unknown"))
    decisions = office.book.decisions()
    named = {r.member for d in decisions for r in d.recognitions} | {e.member for d in decisions for e in d.endings}
    if member in named:
        raise Refused(Problem("member.has_decisions", values={"name": found.full_name}))
    for applied in office.book.recruitments_naming(member):
        raise Refused(Problem("member.in_recruitment", values={"name": found.full_name, "round": applied.name}))
    with office.book.change("member.retired", by=office.clerk, why=why) as change:
        change.retire(found)
