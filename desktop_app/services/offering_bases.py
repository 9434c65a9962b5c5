"""Which legal bases are offered for a paper: the program's, and those that the form kept here adds or has in place."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.model.law import RuleKind
from desktop_app.rules.legal_bases import bases_on
from desktop_app.services.choosing_forms import form_on
from desktop_app.services.office import Office
from desktop_app.services.starting import bases_for, read_bases
from desktop_app.wording.letters import bare_basis


def offered_bases(
    office: Office, day: date, paper: str, forms: Iterable[str], usual: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Return what a paper of a kind and day rests on, by the codes of the forms it may be drawn by.

    ``usual`` is what it cites where no form says more; else the program's own bases of the day. What the program itself
    knows of that kind of paper comes and goes by its days, whatever an older copy of a form says.
    """
    found = tuple(usual) if usual is not None else bases_for(office.paths, day, paper)
    kept = {text.name for text in office.book.rule_texts(RuleKind.FORM)}  # the program's own forms have none
    texts = [form_on(office, code, day).form.text for code in forms if code in kept]
    said = [bare_basis(one.text) for text in texts for one in text.suggested_basis if one.holds_on(day)]
    if said and any(text.bases_alone for text in texts):
        return tuple(dict.fromkeys(said))
    known = {bare_basis(one.text) for one in read_bases(office.paths) if paper in one.papers} if said else set()
    there = {bare_basis(one) for one in found}
    return (*found, *dict.fromkeys(one for one in said if one not in known | there))


def in_force(office: Office, cited: Sequence[str], day: date, paper: str) -> tuple[str, ...]:
    """Return what is cited; where a text the program knows is not in force on the day, those that are, and the rest."""
    known = read_bases(office.paths)
    texts = {bare_basis(one.text) for one in known}
    standing = {bare_basis(one.text) for one in known if day in one.span}
    if all(bare_basis(line) in standing or bare_basis(line) not in texts for line in cited):
        return tuple(cited)
    return (*bases_for(office.paths, day, paper), *(line for line in cited if bare_basis(line) not in texts))


def remarks_on(office: Office, day: date, paper: str) -> tuple[str, ...]:
    """Return what is to be settled by hand of the bases of a day: that a law was amended by one we could not read."""
    return tuple(one.remark for one in bases_on(read_bases(office.paths), day, paper) if one.remark)
