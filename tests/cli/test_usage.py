import click

from desktop_app.cli.usage import usage_problem
from tests.cli.conftest import Run


def test_what_is_none_of_the_known_kinds_keeps_its_words() -> None:
    found = usage_problem(click.ClickException("Cần một trong hai."))
    assert (found.code, dict(found.values)) == ("usage.wrong", {"help": "so-antt", "said": "Cần một trong hai."})
    assert usage_problem(click.MissingParameter()).values["what"] == ""


def test_a_group_names_its_commands() -> None:
    group = click.Group("g", commands=[click.Command("a"), click.Command("b")])
    found = usage_problem(click.UsageError("Missing command.", click.Context(group, info_name="g")))
    assert (found.code, found.values["commands"], found.values["help"]) == ("usage.command_needed", ["a", "b"], "g")


def test_one_of_several_values_of_an_option_is_told_with_the_words_allowed(commune: Run) -> None:
    said = commune("recruit", "council", "x", "--member", "A", "Chủ tịch", "chair", "committee", "--json")
    assert (said.status, "is not" in said.err) == (2, False)
    assert "--member phải là một trong: chu_tich, pho_chu_tich, thanh_vien." in said.err
    seat = commune("recruit", "council", "x", "--member", "A", "Chủ tịch", "chu_tich", "committee")
    assert "--member phải là một trong: lanh_dao_ubnd" in seat.err
    votes = commune("recruit", "meet", "x", "--day", "2026-11-20", "--vote", "A", "ba")
    assert "--vote phải là một số nguyên." in votes.err
