from desktop_app.model.law import RuleKind
from desktop_app.services import keeping_rules, keeping_schemes
from desktop_app.ui.scheme_reading import standing_words
from desktop_app.ui.session import Session


def test_a_local_version_stands_for_a_trial(session: Session) -> None:
    office = session.office
    assert standing_words(office.rulebook.schemes["ha-noi-2024"]) is None
    text = keeping_rules.text_in_force(office, RuleKind.SCHEME, "ha-noi-2024")
    local = keeping_schemes.keep_scheme(office, text.replace("2_520_000", "2_600_000"))
    words = standing_words(local)
    assert words is not None
    assert (words[1], "tính thử" in words[0]) == ("warning", True)
