from collections.abc import Callable

from desktop_app.cli.finding import member_named, team_named
from desktop_app.services.office import Office


def test_people_and_teams_are_found_by_what_names_one_of_them(
    office: Office, refusal: Callable[[Callable[[], object]], list[str]]
) -> None:
    person, team = office.book.members()[0], office.book.teams()[0]
    assert {member_named(office, named) for named in (person.id, person.full_name, person.cccd)} == {person.id}
    assert {team_named(office, named) for named in (team.id, team.name)} == {team.id}
    assert refusal(lambda: member_named(office, "")) == ["cli.member_not_found"]
    assert refusal(lambda: team_named(office, "Tổ không có")) == ["cli.team_not_found"]
