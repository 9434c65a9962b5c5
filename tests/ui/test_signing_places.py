"""A place is named by the office above it and the name below, and by nothing of the text around."""

from desktop_app.model.esigning import SigningPlace
from desktop_app.services import printing_forms
from desktop_app.services.office import Office
from desktop_app.ui.signing_places import PlaceWords, find_places, place_words
from desktop_app.ui.widgets.pdf_text import Boxes, PageText
from tests.ui.commune import MONTH


def a_page(*lines: tuple[float, float, str]) -> PageText:
    boxes = Boxes()
    for left, top, words in lines:
        for at in range(len(words)):
            boxes.add(left + 6 * at, top, left + 6 * at + 6, top + 14)
    return PageText("".join(words for _, _, words in lines), boxes)


def test_office_and_name_next_to_the_room() -> None:
    text = a_page(
        (60, 300, "chịu trách nhiệm thi hành Quyết định này./."),
        (60, 360, "Nơi nhận:"),
        (320, 344, "TM. ỦY BAN NHÂN DÂN"),
        (330, 360, "CHỦ TỊCH"),
        (330, 470, "Phạm Minh Tuấn"),
        (330, 500, "Mẫu"),
    )
    place = SigningPlace(2, 300, 800 - 465, 540, 800 - 380)
    assert place_words(3, place, text, 800) == PlaceWords(2, 3, "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "Phạm Minh Tuấn")
    assert place_words(3, place, text, 800).words == ("Trang 2, vị trí 3: TM. ỦY BAN NHÂN DÂN CHỦ TỊCH, Phạm Minh Tuấn")
    assert place_words(1, SigningPlace(1, 0, 0, 10, 10), text, 800).words == "Trang 1, vị trí 1"


def test_places_of_papers_are_named(office: Office) -> None:
    made = [printing_forms.compose_decision_paper(office, one) for one in office.book.decisions()]
    for composed in made:
        (words,) = find_places(printing_forms.draw(composed)).words
        assert words.office.endswith("CHỦ TỊCH")
        assert "./." not in words.office
        assert words.name == "Phạm Minh Tuấn"
    sheet = find_places(printing_forms.draw(printing_forms.compose_attendance_paper(office, MONTH)))
    assert sheet.words[1].name == "Thiếu tá Trần Quốc Hùng"
    assert [one.signs("Trần Quốc Hùng") for one in sheet.words] == [False, True, False]
    assert not any(one.signs(name) for one in sheet.words for name in ("", "Hùng Trần", "ốc Hùng"))
    assert [one.number for one in sheet.words] == list(range(1, len(sheet.places) + 1))
