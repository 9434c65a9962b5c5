"""Keep rules in the book itself: take in, give up, list. Schemes and figures have verbs of their own beside this.

Every verb first makes the rulebook as it would be. What cannot be read, or would leave another kept rule unreadable, is
refused with file and key, and the rules in force stay as they are.
"""

import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import tomli_w

from desktop_app.model.ids import RuleId
from desktop_app.model.law import Attestation, RuleKind, RuleOrigin, RuleText
from desktop_app.model.payroll import ClosedMonth
from desktop_app.model.problems import Place, Problem, Refused, Severity, errors
from desktop_app.model.text import clean
from desktop_app.rules.overlay import Overlaid, overlay, rule_file
from desktop_app.rules.parameters import Parameter
from desktop_app.rules.rulebook import Rulebook, overlaps
from desktop_app.services.keeping_keys import read_bytes
from desktop_app.services.office import Office

NAME_KEYS = {RuleKind.SCHEME: "id", RuleKind.PARAMETER: "code", RuleKind.CALENDAR: "year", RuleKind.FORM: "code"}
"""The key of a file in which a rule of each kind has its name."""


@dataclass(frozen=True, slots=True)
class KeptRule:
    """One rule that the book keeps, as a list shows it."""

    text: RuleText
    title: str
    """Its name in words; the bare name where the text says none or can no longer be read."""
    versions: int
    """How many versions were kept, this one included."""
    applied: bool
    """False where it can no longer be read and the program's own stands in its place."""
    own: bool
    """Whether the program has one of its own, which comes back when this is given up."""


def list_kept(office: Office) -> tuple[KeptRule, ...]:
    """Return the rules that this book keeps, by kind and name."""
    left_out = _left_out(office)
    return tuple(
        KeptRule(
            text,
            _title(text),
            len(office.book.rule_versions(text.kind, text.name)),
            text not in left_out,
            own_text(office, text.kind, text.name) is not None,
        )
        for text in office.book.rule_texts()
    )


def rule_notices(office: Office) -> tuple[Problem, ...]:
    """Return, as warnings in few words, which kept rules are not applied and where the program has come to know more.

    Why, with file and key, stands in ``office.rules.problems`` and ``office.forms.problems``.
    """
    left_out = [
        Problem(
            _left_out_code(office, text),
            values={"kind": text.kind, "title": text.name},
            severity=Severity.WARNING,
        )
        for text in _left_out(office)
    ]
    return (*left_out, *(problem for problem in office.rules.problems if problem.severity is Severity.WARNING))


def _left_out_code(office: Office, text: RuleText) -> str:
    """Return what to say of a rule that is not applied: a form's reason stands on another page than the others'."""
    if text.kind is RuleKind.FORM:
        return "rule.form_left_out"
    return "rule.left_out" if own_text(office, text.kind, text.name) is not None else "rule.left_out_alone"


def _left_out(office: Office) -> tuple[RuleText, ...]:
    """Return the kept rules that are not applied; forms are read only where the book keeps any."""
    forms = office.book.rule_texts(RuleKind.FORM)
    return (*office.rules.left_out, *(text for text in forms if text.name in office.forms.left_out))


def _title(text: RuleText) -> str:
    try:
        data = tomllib.loads(text.text)
        return str(data.get("name", data.get("title", text.name)))
    except tomllib.TOMLDecodeError:
        return text.name


def own_text(office: Office, kind: RuleKind, name: str) -> str | None:
    """Return the text of the program's own file of that name, or None where it has none."""
    if kind is RuleKind.FORM:  # its folder bears its code, which is checked when it is loaded
        file = office.paths.forms / name / "form.toml"
        return file.read_text(encoding="utf-8") if file in _own_files(office, kind) else None
    for file in _own_files(office, kind):
        text = file.read_text(encoding="utf-8")
        if str(tomllib.loads(text).get(NAME_KEYS[kind], "")) == name:
            return text
    return None


def _own_files(office: Office, kind: RuleKind) -> list[Path]:
    rules = office.paths.resources / "rules"
    match kind:
        case RuleKind.SCHEME:
            return sorted((rules / "schemes").glob("*.toml"))
        case RuleKind.PARAMETER:
            return sorted((rules / "parameters").glob("*.toml"))
        case RuleKind.CALENDAR:
            return sorted((office.paths.resources / "holidays").glob("*.toml"))
        case RuleKind.FORM:
            return sorted(office.paths.forms.glob("*/form.toml"))


def text_in_force(office: Office, kind: RuleKind, name: str) -> str:
    """Return the text that is applied: the book's own, else the program's; Refused where neither has one."""
    kept = office.book.rule_text(kind, name)
    if kept is not None and kept not in office.rules.left_out:
        return kept.text
    if (own := own_text(office, kind, name)) is None:
        raise Refused(Problem("rule.unknown", values={"kind": kind, "name": name}))
    return own


def former_text(office: Office, rule_id: str, image: Mapping[str, object]) -> str:
    """Return the text that a version of history took the place of: the version before, else the program's own.

    ``image`` is the version's row as history has it. Empty where there was none: the rule was new.
    """
    kind, name = RuleKind(str(image["kind"])), str(image["name"])
    versions = office.book.rule_versions(kind, name)
    at = next((at for at, one in enumerate(versions) if str(one.id) == rule_id), 0)  # nought: given up since
    before = versions[:at]
    return before[-1].text if before else own_text(office, kind, name) or ""


def file_text(file: Path) -> str:
    """Return the text of a file that is to be kept; Refused where it can't be read or is no text in UTF-8."""
    try:
        return read_bytes(file).decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise Refused(Problem("rules.not_toml", Place(source=file.name), {"detail": str(wrong)})) from wrong


def whole_text(text: str) -> str:
    """Return a text as rules are kept: precomposed letters, plain line ends, no mark of order at its start."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n"))


def kind_of(data: Mapping[str, object]) -> RuleKind | None:
    """Return what a file is by the keys that only its kind has; None for no rule, and for a form, told by its name."""
    if "id" in data or "territory" in data:
        return RuleKind.SCHEME
    if "code" in data and "unit" in data:
        return RuleKind.PARAMETER
    return RuleKind.CALENDAR if "year" in data else None


def toml_text(data: Mapping[str, object]) -> str:
    """Return plain data as the text of a TOML file; comments of a former text are not in its data."""
    return tomli_w.dumps(data)


def a_rule_text(  # noqa: PLR0913 - one row, field by field
    office: Office,
    kind: RuleKind,
    name: str,
    text: str,
    *,
    origin: RuleOrigin = RuleOrigin.LOCAL,
    pack: str = "",
    attestation: Attestation | None = None,
) -> RuleText:
    """Return a new version of a rule, kept now by the clerk; nothing is written yet."""
    rule = RuleId(str(uuid4()))
    over = own_digest(office, name) if kind is RuleKind.SCHEME else None
    return RuleText(rule, kind, name, whole_text(text), origin, office.now(), office.clerk, pack, attestation, over)


def own_digest(office: Office, scheme_id: str) -> str:
    """Return the digest of the program's own scheme, by which a later change of it is seen; empty where it has none."""
    own = office.own_rulebook.schemes.get(scheme_id)
    return own.digest if own is not None else ""


def previewed(office: Office, put: Iterable[RuleText] = (), drop: Collection[tuple[RuleKind, str]] = ()) -> Overlaid:
    """Return the rules as they would be after a change; nothing is written.

    Raises Refused for what could not be read any more, the new texts included, where an adopted scheme that the
    change touches would overlap another of its territory, and where a figure would lack days that it has a value for.
    """
    return tried(standing(office), put, drop)


@dataclass(frozen=True, slots=True)
class Standing:
    """The rules of a book without the book: what a change can be tried on in any thread."""

    own: Rulebook
    kept: tuple[RuleText, ...]
    told: tuple[Problem, ...]
    """What is wrong with the kept ones already."""


def standing(office: Office) -> Standing:
    """Return the rules of a book as they stand."""
    return Standing(office.own_rulebook, office.book.rule_texts(), office.rules.problems)


def tried(now: Standing, put: Iterable[RuleText] = (), drop: Collection[tuple[RuleKind, str]] = ()) -> Overlaid:
    """Return what :func:`previewed` does, of rules read before."""
    new = {(text.kind, text.name): text for text in put}
    kept = {(text.kind, text.name): text for text in now.kept}
    left = {key: text for key, text in kept.items() if key not in drop}
    after = overlay(now.own, [*(left | new).values()])
    before = {(p.code, p.at) for p in now.told if p.at.source not in {rule_file(*key) for key in new}}
    problems = [problem for problem in errors(after.problems) if (problem.code, problem.at) not in before]
    schemes = after.rulebook.schemes
    for kind, name in [*new, *drop]:
        if kind is RuleKind.PARAMETER and (text := new.get((kind, name))) is not None:
            former = _former_figure(now.own, kept.get((kind, name)), text)
            problems += _lacking(former, after.rulebook.parameters.get(name))
        if kind is RuleKind.SCHEME and name in schemes and not problems:
            problems += overlaps(rule_file(kind, name), schemes[name], schemes.values())
    if problems:
        raise Refused(problems)
    return after


def _former_figure(own: Rulebook, kept: RuleText | None, text: RuleText) -> Parameter | None:
    """Return the figure whose days a new text of it must have too; None for a figure that nobody had.

    A pack is written for many books: what one of them wrote itself is replaced, which is told, and does not stop it.
    """
    stands = kept is not None and not (text.origin is RuleOrigin.PACK and kept.origin is RuleOrigin.LOCAL)
    return overlay(own, [kept] if kept is not None and stands else []).rulebook.parameters.get(text.name)


def _lacking(former: Parameter | None, figure: Parameter | None) -> list[Problem]:
    """Return a problem where a figure has no value for days on which it had one: months of then could not be told."""
    gap = former.first_lacking(figure.values) if former is not None and figure is not None else None
    if former is None or gap is None:
        return []
    at = Place(source=rule_file(RuleKind.PARAMETER, former.code), column="value")
    values: dict[str, object] = {"parameter": former.name, "since": gap.start}
    if gap.end is None:
        return [Problem("rule.value_lacking_since", at, values)]
    return [Problem("rule.value_lacking", at, {**values, "until": gap.end - timedelta(days=1)})]


def keep_texts(office: Office, texts: Collection[RuleText], why: str = "") -> Overlaid:
    """Keep new versions of rules in one change; return the rules now in force. Refused where one cannot be applied."""
    previewed(office, texts)
    with office.book.change("rule.kept", by=office.clerk, why=why) as change:
        change.put_all(texts)
    return office.rules


def drop_local(office: Office, kind: RuleKind, name: str, why: str) -> None:
    """Give up what the book keeps under a name, every version of it, so that the program's own stands again.

    Raises Refused where nothing is kept, no reason is given, or the program has none and something here needs it.
    """
    versions = office.book.rule_versions(kind, name)
    if not versions:
        raise Refused(Problem("rule.not_kept", values={"kind": kind, "name": name}))
    if not clean(why):
        raise Refused(Problem("rule.reason_needed", Place(field="why")))
    after = previewed(office, drop={(kind, name)})
    if kind is RuleKind.SCHEME and name not in after.rulebook.schemes and (users := _users(office, name)):
        raise Refused(Problem("rule.scheme_in_use", values={"scheme": _title(versions[-1]), "users": users}))
    with office.book.change("rule.dropped", by=office.clerk, why=clean(why)) as change:
        for version in versions:
            change.retire(version)


def _users(office: Office, scheme: str) -> tuple[object, ...]:
    """Return since when profiles apply a scheme, and which months were closed on it."""
    since = [profile.valid_from for profile in office.book.profiles() if profile.scheme_id == scheme]
    months = [closed.month for closed in office.book.all(ClosedMonth) if closed.sheet.scheme_id == scheme]
    return (*since, *months)
