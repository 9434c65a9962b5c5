import click

from desktop_app.cli.usage import usage_problem


def test_what_is_none_of_the_known_kinds_keeps_its_words() -> None:
    found = usage_problem(click.ClickException("Cần một trong hai."))
    assert (found.code, dict(found.values)) == ("usage.wrong", {"help": "so-antt", "said": "Cần một trong hai."})
    assert usage_problem(click.MissingParameter()).values["what"] == ""


def test_a_group_names_its_commands() -> None:
    group = click.Group("g", commands=[click.Command("a"), click.Command("b")])
    found = usage_problem(click.UsageError("Missing command.", click.Context(group, info_name="g")))
    assert (found.code, found.values["commands"], found.values["help"]) == ("usage.command_needed", ["a", "b"], "g")
