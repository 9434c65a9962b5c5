"""What is wrong with a command as it was typed, as a problem with its own sentence: click's own words are English."""

from typing import Any

import click

from desktop_app.model.problems import Problem


def usage_problem(wrong: click.ClickException) -> Problem:
    """Return what is wrong; ``{help}`` of its sentence is the command whose ``--help`` shows how it is written."""
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    values: dict[str, object] = {"help": context.command_path if context else "so-antt"}
    code, more = _kind(wrong, context)
    return Problem(code, values={**values, **more})


def _kind(wrong: click.ClickException, context: click.Context | None) -> tuple[str, dict[str, object]]:
    if isinstance(wrong, click.exceptions.NoSuchCommand):
        return "usage.no_command", {"name": wrong.command_name}
    if isinstance(wrong, click.NoSuchOption):
        return "usage.no_option", {"name": wrong.option_name}
    if isinstance(wrong, click.BadOptionUsage):
        return _option(wrong)
    if isinstance(wrong, click.MissingParameter):
        return "usage.missing", {"what": _name(wrong.param)}
    if isinstance(wrong, click.BadParameter):
        return _value(wrong)
    return _other(wrong, context)


def _option(wrong: click.BadOptionUsage) -> tuple[str, dict[str, object]]:
    needed = "requires" in wrong.message
    return "usage.value_needed" if needed else "usage.no_value", {"name": wrong.option_name}


def _value(wrong: click.BadParameter) -> tuple[str, dict[str, object]]:
    kind = _refusing(wrong)
    named: dict[str, object] = {"what": _name(wrong.param)}
    if isinstance(kind, click.Choice):
        return "usage.not_one_of", {**named, "choices": list(kind.choices)}
    if isinstance(kind, click.DateTime):
        return "usage.not_a_day", named
    if kind is click.INT:
        return "usage.not_a_number", named
    return "usage.wrong", {"said": wrong.message}


def _refusing(wrong: click.BadParameter) -> "click.ParamType[Any] | None":
    """Return the type that refused a value: of several values of one option, the one whose words click complains in."""
    kind = wrong.param.type if wrong.param else None
    if not isinstance(kind, click.Tuple):
        return kind
    choices = (one for one in kind.types if isinstance(one, click.Choice))
    if "is not one of" in wrong.message:
        return next((one for one in choices if all(repr(word) in wrong.message for word in one.choices)), kind)
    return next((one for one in kind.types if one is click.INT and "integer" in wrong.message), kind)


def _other(wrong: click.ClickException, context: click.Context | None) -> tuple[str, dict[str, object]]:
    """Our own commands complain in Vietnamese; what click says of a whole line is told by what the line lacks."""
    if wrong.message.startswith("Got unexpected extra"):
        return "usage.extra", {"what": wrong.message.partition("(")[2].rstrip(").")}
    if isinstance(wrong, click.exceptions.NoArgsIsHelpError) or wrong.message.startswith("Missing command"):
        command = context.command if context else None
        known = command.list_commands(context) if isinstance(command, click.Group) and context else []
        return "usage.command_needed", {"commands": known}
    return "usage.wrong", {"said": wrong.message}


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name if parameter else ""
