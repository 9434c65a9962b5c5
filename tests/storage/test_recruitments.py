from dataclasses import replace

from desktop_app.model.ids import MemberId
from tests.recruiting import a_round, an_applicant, voted


def test_a_round_comes_back_whole_and_is_found_by_who_applied(book):
    first, second = voted([("an", 5), ("binh", 4)]), a_round(id="round-2", applicants=(an_applicant("cuc"),))
    with book.change("recruit.saved", by="Lan") as change:
        change.put_all([second, first])
    assert book.recruitment(first.id) == first
    assert {one.id for one in book.recruitments()} == {"round-1", "round-2"}
    assert book.recruitments_naming(MemberId("cuc")) == (second,)
    assert book.recruitments_naming(MemberId("dung")) == ()
    assert book.check() == []


def test_what_differs_stands_in_one_line_of_history(book):
    one = voted([("an", 5)])
    with book.change("recruit.saved", by="Lan") as change:
        change.put(one)
    with book.change("recruit.saved", by="Lan") as change:
        change.put(replace(one, name="Đợt hai"))
    [line] = book.history.changes(1)
    [row] = book.history.change(line.seq).rows
    assert (row.table, row.before["name"], row.after["name"]) == ("recruitments", one.name, "Đợt hai")
