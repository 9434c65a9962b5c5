"""Keep a rule that comes as one file: a scheme, a national figure, a year's holidays."""

from desktop_app.model.law import RuleKind
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.parsing import parse_calendar, parse_parameter, parsed, toml_data
from desktop_app.services.keeping_figures import holidays_warning
from desktop_app.services.keeping_rules import a_rule_text, keep_texts, kind_of
from desktop_app.services.keeping_schemes import keep_scheme
from desktop_app.services.office import Office


def keep_file(office: Office, text: str, why: str = "", file: str = "") -> tuple[RuleKind, str]:
    """Keep the rule that a file holds, whatever its kind; return its kind and name.

    What says the same as the rule in force is not kept again. Raises Refused naming ``file``, key and fault, and for a
    file that is no rule; a form comes in a rule pack only, for it must be drawn as its office drew it.
    """
    data = toml_data(file, text)
    match kind_of(data):
        case RuleKind.SCHEME:
            return RuleKind.SCHEME, keep_scheme(office, text, why, file).id
        case RuleKind.PARAMETER:
            figure = parsed(file, data, parse_parameter)
            if office.rulebook.parameters.get(figure.code) != figure:
                keep_texts(office, [a_rule_text(office, RuleKind.PARAMETER, figure.code, text)], why)
            return RuleKind.PARAMETER, figure.code
        case RuleKind.CALENDAR:
            calendar = parsed(file, data, parse_calendar)
            if office.rulebook.calendars.years.get(calendar.year) != calendar:
                keep_texts(office, [a_rule_text(office, RuleKind.CALENDAR, str(calendar.year), text)], why)
            return RuleKind.CALENDAR, str(calendar.year)
        case _:
            raise Refused(Problem("rule.kind_unknown", Place(source=file)))


def warnings_of(office: Office, kind: RuleKind, name: str) -> tuple[Problem, ...]:
    """Return what should be known of a rule that was kept from a file, as warnings: a year without its holidays."""
    if kind is not RuleKind.CALENDAR:
        return ()
    years = office.rulebook.calendars.years
    told = holidays_warning(years, years[int(name)])
    return (told,) if told else ()
