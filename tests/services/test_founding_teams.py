"""What the clerk's old list names becomes teams when asked, and nobody's team without a decision."""

from dataclasses import replace

from desktop_app.model.member import Listed, Role
from desktop_app.model.membership import memberships
from desktop_app.services import undoing
from desktop_app.services.founding_teams import Waiting, found_listed_teams, waiting
from desktop_app.services.keeping_teams import new_member_id, save_member
from desktop_app.services.office import Office


def newcomer(office: Office, team: str, name: str = "Nguyễn Văn Mới") -> None:
    known = office.book.members()[0]
    listed = Listed(role=Role.MEMBER, team=team)
    save_member(office, replace(known, id=new_member_id(), full_name=name, cccd="", listed=listed))


def test_teams_that_the_list_names_are_founded_once(office: Office) -> None:
    assert waiting(office) == Waiting(0, ())
    known = office.book.teams()[0].name
    before = len(office.book.teams())
    for team in ("Tổ thôn Ngoài Đê", "Tổ thôn Ngoài Đê", "tổ thôn Ngoài Đê", known):
        newcomer(office, team)
    assert waiting(office).people == 4
    [made] = found_listed_teams(office)
    assert made.name in {"Tổ thôn Ngoài Đê", "tổ thôn Ngoài Đê"}
    assert (made.villages, made.quota) == ((), 0)
    assert found_listed_teams(office) == ()
    assert waiting(office) == Waiting(4, ())
    assert len(office.book.teams()) == before + 1
    assert all(one.team != made.id for one in memberships(office.book.decisions()))
    undoing.undo(office)
    assert len(office.book.teams()) == before
