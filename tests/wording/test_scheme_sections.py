"""Each matter that is no line's has its heading, once, in every scheme there is."""

from itertools import groupby

from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Scheme
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_sections import SECTIONS, section_of
from desktop_app.wording.scheme_sentences import SentenceKind, scheme_sentences
from tests.wording.scheme_telling import scheme_of

MEETING = """
[[line]]
code = "night"
amount = { kind = "fixed", dong = 1 }
count = { of = "nights" }
[[line]]
code = "rest_day"
amount = { kind = "fixed", dong = 2 }
count = { of = "rest_days" }
[[stacking]]
lines = ["night", "rest_day"]
rule = "highest"
[[limit]]
lines = ["night", "rest_day"]
per = "month"
dong = 5
"""


def headings(scheme: Scheme, rulebook: Rulebook, messages: Messages) -> list[str]:
    found, section = [], ""
    for one in scheme_sentences(scheme, rulebook.parameters, messages):
        section = section_of(one, section)
        found.append(section)
        if one.kind in SECTIONS and (not one.line or one.kind is SentenceKind.GAP):
            assert section == SECTIONS[one.kind]
        elif one.kind is not SentenceKind.NOTE or one.line:
            assert section == ""
    return [heading for heading, _ in groupby(found)]


def test_every_scheme_there_is(rulebook: Rulebook, messages: Messages) -> None:
    for scheme in rulebook.schemes.values():
        found = headings(scheme, rulebook, messages)
        assert found[0] == ""
        assert len(found) == len(set(found))


def test_where_lines_meet_and_what_limits_them_together(rulebook: Rulebook, messages: Messages) -> None:
    found = headings(scheme_of(MEETING), rulebook, messages)
    assert found[1:3] == ["Khi hai khoản gặp nhau trong một ngày", "Giới hạn chung của nhiều khoản"]
