"""Which number a paper has, wherever it is kept: in its decision, in the citation of one, or in the register."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import DecisionId, RecruitmentId
from desktop_app.model.recruitment import Recruitment
from desktop_app.model.register import (
    IssuingBody,
    PaperKind,
)
from desktop_app.model.unit import Profile
from desktop_app.printing.paper_parts import Heading, PaperDate
from desktop_app.services.office import Office
from desktop_app.wording import citing, paper, register_words

DECISION, SUBMISSION = "decision", "to_trinh_de_nghi_cong_nhan"
"""Forms whose number stands in a decision: its own, on whichever form it prints, and the proposal it cites."""
RELEASE_REPORT = "mau_07"
MARKED: Mapping[str, str] = {
    "plan": "ke_hoach_tuyen_chon",
    "council": "quyet_dinh_hoi_dong_xet_tuyen",
    "minutes": "mau_04",
    "proposal": SUBMISSION,
}
"""The papers whose numbers a round of recruitment keeps, by the name of their mark, with their forms."""
_DECISIONS = ("mau_08", "quyet_dinh_bai_bo", DECISION)
_KINDS: Mapping[str, tuple[PaperKind, IssuingBody]] = {
    "mau_08": (PaperKind.DECISION, IssuingBody.COMMITTEE),
    "quyet_dinh": (PaperKind.DECISION, IssuingBody.COMMITTEE),
    DECISION: (PaperKind.DECISION, IssuingBody.COMMITTEE),
    "to_trinh": (PaperKind.PROPOSAL, IssuingBody.POLICE),
    "van_ban_de_nghi": (PaperKind.PROPOSAL, IssuingBody.POLICE),
    "ke_hoach": (PaperKind.PLAN, IssuingBody.COMMITTEE),
    "thong_bao": (PaperKind.NOTICE, IssuingBody.POLICE),
    "mau_03": (PaperKind.MINUTES, IssuingBody.COUNCIL),
    "mau_04": (PaperKind.MINUTES, IssuingBody.COUNCIL),
    "bien_ban": (PaperKind.MINUTES, IssuingBody.COUNCIL),
    "mau_07": (PaperKind.REPORT, IssuingBody.POLICE),
    "bao_cao": (PaperKind.REPORT, IssuingBody.POLICE),
    "cong_van": (PaperKind.LETTER, IssuingBody.POLICE),
    "giay_xac_nhan": (PaperKind.CONFIRMATION, IssuingBody.POLICE),
}
"""What kind of paper a form is and who usually sends it, by how its code begins."""


@dataclass(frozen=True, slots=True)
class Given:
    """The number that a paper got when it was signed."""

    number: str
    """As paper writes it, ``05``."""
    symbol: str
    signed_on: date

    @property
    def reference(self) -> str:
        """Return ``05/TTr-CAX``."""
        return f"{self.number}/{self.symbol}"


@cache
def kind_of(form: str) -> tuple[PaperKind, IssuingBody] | None:
    """Return the kind and usual sender of a form's papers; None for lists and sheets, which bear no number."""
    return next((found for begin, found in _KINDS.items() if form.startswith(begin)), None)


def is_decision(form: str) -> bool:
    """Return whether a form is one that decisions of membership themselves print on."""
    return form.startswith(_DECISIONS)


def number_of(office: Office, form: str, of: PaperOf, part: str = "") -> Given | None:
    """Return the number and day that a paper got; None while it has none.

    A form's paper is known by what it speaks of, and which part of that; of several, as for the whole commune, it is
    the last that got a number.
    """
    if of.decision is not None and (found := _in_decision(office, form, of.decision)) is not None:
        return found
    if of.recruitment is not None and (found := _in_recruitment(office, form, of.recruitment)) is not None:
        return found
    return of_register(office, form, of, part)


def of_register(office: Office, form: str, of: PaperOf, part: str = "") -> Given | None:
    """Return the number that the register itself keeps for a paper; None where it keeps none."""
    known = office.book.register_entries(form=form, of=of)
    entries = [entry for entry in known if (entry.of, entry.part) == (of, part)]
    if not entries:
        return None
    newest = max(entries, key=lambda entry: (entry.given_at, entry.signed_on, entry.number.zfill(8)))
    return Given(paper.number(newest.number), newest.symbol, newest.signed_on)


def numbered(heading: Heading, given: Given | None) -> Heading:
    """Return a head of paper with the number and day that were given; as it was, where none were."""
    if given is None:
        return heading
    return replace(heading, number=given.number, symbol=given.symbol, dated=PaperDate.of(given.signed_on))


def usual_symbols(profile: Profile) -> Mapping[PaperKind, str]:
    """Return the symbol that each kind of paper bears here where the commune keeps none: a habit, no rule."""
    return {kind: register_words.usual_symbol(kind, usual_sender(kind), profile) for kind in PaperKind}


def usual_sender(kind: PaperKind) -> IssuingBody:
    """Return who usually sends papers of a kind."""
    return dict(_KINDS.values())[kind]


def symbol_for(profile: Profile, kind: PaperKind, body: IssuingBody) -> str:
    """Return the symbol kept for a kind of paper, else the usual one."""
    kept = profile.symbols.get(kind.value, "") if body is usual_sender(kind) else ""
    return kept or register_words.usual_symbol(kind, body, profile)


def symbol_of(profile: Profile, form: str) -> str:
    """Return the symbol that a form's papers bear when their usual sender sends them; empty where they bear none."""
    kind = kind_of(form)
    return symbol_for(profile, *kind) if kind else ""


def spelled_symbol(office: Office, symbol: str, day: date) -> str:
    """Return a symbol as the commune keeps it on the day, else as the decree spells it: ``cax`` is ``CAX``."""
    profile = office.book.profile_on(day)
    known = (*profile.symbols.values(), *usual_symbols(profile).values()) if profile else ()
    return register_words.spelled(symbol, known)


def cited_by(decision: Decision) -> tuple[str, PaperKind, Given] | None:
    """Return the paper that a decision cites by number and day: its form, kind and number; None where it cites none."""
    words = citing.read_cited(citing.SUBMISSION, decision.proposal)
    if words is not None:
        return SUBMISSION, PaperKind.PROPOSAL, Given(paper.number(words.number), words.symbol, words.day)
    report = citing.read_cited(citing.REPORT, decision.proposal)
    if report is not None:
        return RELEASE_REPORT, PaperKind.REPORT, Given(paper.number(report.number), report.symbol, report.day)
    return None


def marks_of(office: Office, one: Recruitment) -> list[tuple[str, str, Given]]:
    """Return the numbers that a round of recruitment keeps of its papers: the mark's name, the form, the number."""
    found = []
    for name, form in MARKED.items():
        mark = getattr(one.papers, name)
        if not mark.number or mark.day is None:
            continue
        profile = office.book.profile_on(mark.day)
        symbol = mark.symbol or (symbol_of(profile, form) if profile else "")
        found.append((name, form, Given(paper.number(mark.number), symbol, mark.day)))
    return found


def _in_decision(office: Office, form: str, decision_id: DecisionId) -> Given | None:
    decision = office.book.decision(decision_id)
    if decision is None:
        return None
    if (cited := cited_by(decision)) is not None and cited[0] == form:
        return cited[2]
    if is_decision(form) and decision.signed_on is not None and decision.issued:
        return Given(paper.number(decision.number), decision.symbol, decision.signed_on)
    return None


def _in_recruitment(office: Office, form: str, recruitment: RecruitmentId) -> Given | None:
    one = office.book.recruitment(recruitment)
    marks = marks_of(office, one) if one else []
    return next((given for _name, marked, given in marks if marked == form), None)
