"""Complete, attest and copy a province's scheme. What the book keeps is paid on only once somebody has attested it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.model.law import Attestation, RuleKind, RuleText
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty
from desktop_app.model.text import clean
from desktop_app.model.unit import Profile
from desktop_app.rules.parsing import toml_data
from desktop_app.rules.rulebook import read_scheme
from desktop_app.rules.scheme import END_DATE, Scheme, Status
from desktop_app.services.keeping_rules import a_rule_text, keep_texts, own_digest, previewed, text_in_force, toml_text
from desktop_app.services.keeping_teams import new_profile_id
from desktop_app.services.office import Office
from desktop_app.services.starting import first_scheme_day

NUMBER, ARTICLES = "number", "articles"
"""Codes of the gaps that ask for a document's number, and for the articles of a document that a scheme was copied
for."""
_FORMER = frozenset({"certainty", "article"})
"""What a value says of the document it rests on."""
_REFERENCE = re.compile(r"\d+/(\d{4}/)?[^\W\d_]{2}")
"""A reference as documents carry it, number, year of a law and letters: 41/NQ-HĐND, 9/2026/NQ-HĐND; no date is one."""


@dataclass(frozen=True, slots=True)
class SchemeCopy:
    """What a new scheme is called that begins where another ends."""

    scheme_id: str
    """Of the scheme copied."""
    new_id: str
    name: str
    valid_from: date
    document: str
    """The resolution it rests on, as cited."""


def keep_scheme(office: Office, text: str, why: str = "", file: str = "") -> Scheme:
    """Keep a scheme's text as this book's own; return the scheme now in force under its id.

    It is tried, and paid on only after :func:`attest_scheme`. A text that says the same as the one in force is not
    kept again. Raises Refused naming ``file``, key and fault, and for one that drops the question of its document's
    number or its own last day without saying either; the former one then stays in force.
    """
    scheme_id = read_scheme(file, toml_data(file, text), office.rulebook.parameters).id
    kept = a_rule_text(office, RuleKind.SCHEME, scheme_id, text)
    after = previewed(office, [kept]).rulebook.scheme(scheme_id)
    now = office.rulebook.schemes.get(scheme_id)
    if now is None or now.digest != after.digest:
        if now is not None and (unsaid := _answered_without(now, after, file)):
            raise Refused(unsaid)
        keep_texts(office, [kept], why)
    return office.rulebook.scheme(scheme_id)


def _answered_without(before: Scheme, after: Scheme, file: str) -> list[Problem]:
    """Return which questions a scheme no longer asks though it does not say their answer."""
    asked = {gap.code for gap in before.gaps} - {gap.code for gap in after.gaps}
    problems = []
    document = after.source.document
    if NUMBER in asked and not _REFERENCE.search(document):
        at = Place(file, column="source.document", field="document")
        problems.append(Problem("rule.number_unsaid", at, {"document": document}))
    if END_DATE in asked and after.span is not None and after.span.end is None:
        problems.append(Problem("rule.end_unsaid", Place(file, column="valid_to", field="valid_to")))
    return problems


def try_scheme(office: Office, text: str, file: str = "") -> Scheme:
    """Return the scheme that a text would be here; nothing is kept. Refused as :func:`keep_scheme` is."""
    scheme_id = read_scheme(file, toml_data(file, text), office.rulebook.parameters).id
    return previewed(office, [a_rule_text(office, RuleKind.SCHEME, scheme_id, text)]).rulebook.scheme(scheme_id)


def attest_scheme(office: Office, scheme_id: str, attestation: Attestation) -> Scheme:
    """Note that somebody authorised held a scheme against its document; return it, which may now be paid on.

    The attestation belongs to exactly the text in force; the program's own is kept with it as it stands. Raises
    Refused for a scheme that is no adopted one, rests on a draft or lacks a figure, or where name, day or document is
    missing, the day is still to come, or it is before the scheme's document.
    """
    scheme = office.rulebook.scheme(scheme_id)
    attestation = replace(attestation, name=clean(attestation.name), document=clean(attestation.document))
    today = office.clock.today()
    early = attested_early(attestation, scheme, first_scheme_day(office.paths))
    if problems := [*check_attestation(attestation, today), *early, *open_points(scheme)]:
        raise Refused(problems)
    text = text_in_force(office, RuleKind.SCHEME, scheme_id)
    kept = office.book.rule_text(RuleKind.SCHEME, scheme_id)
    if kept is None or kept.text != text:
        kept = a_rule_text(office, RuleKind.SCHEME, scheme_id, text)
    attested = replace(kept, attestation=attestation, laid_over=own_digest(office, scheme_id))
    previewed(office, [attested])
    with office.book.change("rule.attested", by=office.clerk, why=attestation.document) as change:
        change.put(attested)
    return office.rulebook.scheme(scheme_id)


def check_attestation(attestation: Attestation, today: date) -> list[Problem]:
    """Return what is missing of an attestation, each with the field of the form that it stands in."""
    problems = []
    if not clean(attestation.name):
        problems.append(Problem("rule.attest_name_empty", Place(field="name")))
    if not clean(attestation.document):
        problems.append(Problem("rule.attest_document_empty", Place(field="document")))
    if attestation.on > today:
        problems.append(Problem("rule.attest_in_future", Place(field="on"), {"day": attestation.on}))
    return problems


def attested_early(attestation: Attestation, scheme: Scheme, law: date) -> list[Problem]:
    """Return the problem that a scheme was held against its document before that stood; or nothing.

    Where the document's day is not known the law's own counts: ``law``.
    """
    first = max(scheme.source.dated or law, law)
    if attestation.on >= first:
        return []
    return [Problem("rule.attest_too_early", Place(field="on"), {"day": attestation.on, "first": first})]


def open_points(scheme: Scheme) -> list[Problem]:
    """Return why a scheme cannot be attested yet."""
    problems = []
    if scheme.status is not Status.ADOPTED or scheme.span is None:
        values = {"scheme": scheme.name, "status": scheme.status}
        problems.append(Problem("rule.attest_not_adopted", values=values))
    elif scheme.source.certainty is Certainty.DRAFT:
        values = {"scheme": scheme.name, "document": scheme.source.document}
        problems.append(Problem("rule.attest_draft_source", values=values))
    if not scheme.lines:
        problems.append(Problem("rule.attest_no_lines", values={"scheme": scheme.name}))
    missing = tuple(dict.fromkeys(gap.line for gap in scheme.gaps if gap.line is not None))
    if missing:
        problems.append(Problem("rule.attest_open", values={"lines": missing}))
    # It is known to have been replaced: which of its months it still pays has to be read before anybody is paid on it.
    ended = (gap for gap in scheme.gaps if gap.code == END_DATE)
    problems.extend(Problem("rule.attest_end_open", values={"gap": gap.note}) for gap in ended)
    return problems


def cited_document(scheme: Scheme) -> str:
    """Return the document that a scheme rests on; "" while its number is not known, for nobody can have read it."""
    return "" if any(gap.code == NUMBER for gap in scheme.gaps) else scheme.source.document


def copied_text(office: Office, copy: SchemeCopy) -> str:
    """Return the text of a new scheme with all that another says, to be held against its own document.

    Values that named no document of their own now rest on the new one, where nobody has read them yet: they stand as
    assumed until the clerk says otherwise, and without the articles of the former document, which the new one need not
    have: that is asked as an open point.
    """
    data = tomllib.loads(text_in_force(office, RuleKind.SCHEME, copy.scheme_id))
    data = {key: _unread(value) for key, value in data.items() if key != "valid_to"}
    former = office.rulebook.scheme(copy.scheme_id).source.document
    values = {"former": former, "document": clean(copy.document)}
    asked = {"code": ARTICLES, "text": office.messages.problem(Problem("rule.copied_articles", values=values))}
    answered = {END_DATE, ARTICLES}  # of the former one
    data["gap"] = [*(gap for gap in data.pop("gap", []) if gap["code"] not in answered), asked]
    data |= {
        "id": clean(copy.new_id),
        "name": clean(copy.name),
        "status": Status.ADOPTED.value,
        "valid_from": copy.valid_from,
        "source": {"document": clean(copy.document), "certainty": Certainty.ASSUMED.value},
    }
    order = ("id", "name", "territory", "province", "status", "valid_from")
    return toml_text({key: data[key] for key in (*order, *(key for key in data if key not in order))})


def _unread(value: object) -> object:
    """Return a part of a scheme without the certainty and the articles that belonged to the former document."""
    if isinstance(value, list):
        return [_unread(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    inherits = "document" not in value
    return {key: _unread(inner) for key, inner in value.items() if not (inherits and key in _FORMER)}


def copy_scheme(office: Office, copy: SchemeCopy, why: str = "", *, apply: bool = False) -> str:
    """Keep a new scheme made of another and end that other the day before, in one change; return the new text.

    ``apply`` also lets the commune apply it from that day on. Raises Refused for an id that is taken, a day not after
    the other's first, or a text that is refused.
    """
    problems = [
        Problem("rule.copy_empty", Place(field=name), {"field": name})
        for name in ("new_id", "name", "document")
        if not clean(getattr(copy, name))
    ]
    if clean(copy.new_id) in office.rulebook.schemes:
        problems.append(Problem("rule.scheme_id_taken", Place(field="new_id"), {"id": copy.new_id}))
    if problems:
        raise Refused(problems)
    text = copied_text(office, copy)
    new = a_rule_text(office, RuleKind.SCHEME, clean(copy.new_id), text)
    texts = [*_ended(office, copy), new]
    previewed(office, texts)
    profiles = _applying(office, copy) if apply else []
    with office.book.change("rule.copied", by=office.clerk, why=why or clean(copy.document)) as change:
        change.put_all(texts)
        change.put_all(profiles)
    return text


def _ended(office: Office, copy: SchemeCopy) -> list[RuleText]:
    """Return the scheme copied with its last day; none where it was never in force or had ended by then.

    Its attestation stays: it is the new document that ends it, and nothing it pays is altered.
    """
    former = office.rulebook.scheme(copy.scheme_id)
    if former.status is Status.DRAFT or former.span is None:
        return []
    if copy.valid_from <= former.span.start:
        values = {"scheme": former.name, "from": former.span.start}
        raise Refused(Problem("rule.copy_too_early", Place(field="valid_from"), values))
    if former.span.end is not None and former.span.end <= copy.valid_from:
        return []
    data = tomllib.loads(text_in_force(office, RuleKind.SCHEME, copy.scheme_id))
    data["valid_to"] = copy.valid_from - timedelta(days=1)
    ended = a_rule_text(office, RuleKind.SCHEME, copy.scheme_id, toml_text(data), attestation=former.attestation)
    return [ended]


def _applying(office: Office, copy: SchemeCopy) -> list[Profile]:
    """Return the commune's profiles from the day on, with the new scheme in place of the one that was to apply."""
    office.require_commune()
    then = office.book.profile_on(copy.valid_from)
    if then is None:
        raise Refused(Problem("unit.no_profile", values={"day": copy.valid_from}))
    begins = replace(then, scheme_id=clean(copy.new_id), valid_from=copy.valid_from)
    if then.valid_from != copy.valid_from:
        begins = replace(begins, id=new_profile_id())
    later = [
        replace(profile, scheme_id=clean(copy.new_id))
        for profile in office.book.profiles()
        if profile.valid_from > copy.valid_from and profile.scheme_id == then.scheme_id
    ]
    return [begins, *later]
