from desktop_app.ui.scheme_reading import standing_words
from desktop_app.ui.session import Session
from tests.whole_scheme import complete_ha_noi


def test_a_local_version_stands_for_a_trial(session: Session) -> None:
    office = session.office
    assert standing_words(office.rulebook.schemes["ha-noi-2024"]) is None
    words = standing_words(complete_ha_noi(office))
    assert words is not None
    assert (words[1], "tính thử" in words[0]) == ("warning", True)
