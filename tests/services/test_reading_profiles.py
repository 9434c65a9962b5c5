"""A commune's profile file: the sample as it is, and each way to get one wrong."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import Capacity
from desktop_app.paths import Paths
from desktop_app.services.reading_profiles import parse_start
from desktop_app.wording.messages import Messages

RESOURCES = Paths.standard(Path()).resources


def data() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "sample" / "commune.toml").read_text(encoding="utf-8"))


def problems(change: Callable[[dict[str, Any]], object]) -> list[Problem]:
    changed = data()
    change(changed)
    with pytest.raises(Refused) as caught:
        parse_start("xa.toml", changed)
    return list(caught.value.problems)


def test_the_sample() -> None:
    profile, signers, villages, teams = parse_start("xa.toml", data())
    assert (profile.unit_code, profile.name, profile.rest_days) == ("tan-thanh", "Tân Thành", frozenset({5, 6}))
    assert profile.shift_symbols["Đ"] == "22h-6h"
    assert profile.committee.issuer == ("ỦY BAN NHÂN DÂN", "XÃ TÂN THÀNH")
    assert [s.capacity for s in signers] == [Capacity.HEAD, Capacity.KT, Capacity.HEAD]
    assert (len(villages), len(teams), len({t.villages for t in teams})) == (16, 15, 15)
    assert villages[0].count_on(date(2026, 1, 1)).households == 412  # type: ignore[union-attr]
    assert villages[0].span.start == date(2025, 7, 1)


def test_the_last_day_of_a_signer_is_a_day_of_signing() -> None:
    changed = data()
    changed["signer"][0]["to"] = date(2026, 6, 30)
    signer = parse_start("xa.toml", changed)[1][0]
    assert date(2026, 6, 30) in signer.span
    assert date(2026, 7, 1) not in signer.span


def test_text_is_taken_in_one_form() -> None:
    import unicodedata

    changed = data()
    for village in changed["village"]:
        village["name"] = unicodedata.normalize("NFD", village["name"])
    changed["letterhead"]["police"]["issuer"] = [unicodedata.normalize("NFD", "CÔNG AN XÃ")]
    profile, _, villages, _ = parse_start("xa.toml", changed)
    assert villages[0].name == "Thôn Đông"
    assert profile.police.issuer == ("CÔNG AN XÃ",)


def set_at(*path: str | int) -> Callable[[object], Callable[[dict[str, Any]], None]]:
    def to(value: object) -> Callable[[dict[str, Any]], None]:
        def change(changed: dict[str, Any]) -> None:
            inner: Any = changed
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = value

        return change

    return to


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (lambda d: d.pop("name"), "rules.key_missing", "name"),
        (lambda d: d.pop("letterhead"), "rules.key_missing", "letterhead"),
        (set_at("nane")("x"), "rules.key_unknown", "nane"),
        (set_at("village", 0, "hoseholds")(1), "rules.key_unknown", "village[1].hoseholds"),
        (set_at("signer", 2, "kind")("x"), "rules.key_unknown", "signer[3].kind"),
        (set_at("team", 1, "size")(3), "rules.key_unknown", "team[2].size"),
        (set_at("letterhead", "mayor")({}), "rules.key_unknown", "letterhead.mayor"),
        (set_at("unit_code")(5), "rules.value_wrong", "unit_code"),
        (set_at("kind")("huyen"), "rules.word_unknown", "kind"),
        (set_at("wage_region")("V"), "rules.word_unknown", "wage_region"),
        (set_at("traits")(["nui_cao"]), "rules.word_unknown", "traits"),
        (set_at("rest_days")([6, 7]), "rules.value_wrong", "rest_days"),
        (set_at("valid_from")("2025-07-01"), "rules.value_wrong", "valid_from"),
        (set_at("valid_from")(datetime.fromisoformat("2025-07-01")), "rules.value_wrong", "valid_from"),
        (set_at("letterhead", "police", "issuer")("CÔNG AN"), "rules.value_wrong", "letterhead.police.issuer"),
        (set_at("recipients")("x"), "rules.value_wrong", "recipients"),
        (set_at("recipients", "decision")("Lưu: VT"), "rules.value_wrong", "recipients.decision"),
        (set_at("symbols", "decision")(7), "rules.value_wrong", "symbols.decision"),
        (set_at("shift_symbols", "X")("sáng"), "start.symbol_not_understood", "shift_symbols"),
        (set_at("village", 3, "households")("412"), "rules.value_wrong", "village[4].households"),
        (set_at("village", 3, "households")(-1), "rules.value_too_small", "village[4].households"),
        (set_at("village", 3, "area_km2")("rộng"), "rules.value_wrong", "village[4].area_km2"),
        (lambda d: d["village"].append(d["village"][0]), "start.village_twice", "village"),
        (set_at("team", 0, "villages")(["Thôn Lạ"]), "start.village_unknown", "team[1].villages"),
        (set_at("team", 0, "quota")("ba"), "rules.value_wrong", "team[1].quota"),
        (set_at("signer", 0, "to")(date(2020, 1, 1)), "rules.value_wrong", "signer[1].to"),
        (lambda d: d["signer"][1].pop("on_behalf_of"), "unit.signer_for_nobody", "signer[2].on_behalf_of"),
        (set_at("unit_code")("Tân Thành"), "unit.code_not_ascii", ""),
        (set_at("village", 0, "class")(4), "village.class_unknown", ""),
    ],
)
def test_each_fault_is_named(change: Callable[[dict[str, Any]], object], code: str, place: str) -> None:
    found = problems(change)
    assert (code, place) in [(problem.code, problem.at.column) for problem in found]
    messages = Messages.load(RESOURCES / "messages")
    assert all(messages.problem(problem) for problem in found)


def test_two_teams_of_one_name() -> None:
    def change(changed: dict[str, Any]) -> None:
        changed["team"][1]["name"] = changed["team"][0]["name"]

    assert [problem.code for problem in problems(change)] == ["team.name_twice"]


def test_every_fault_is_told_at_once() -> None:
    def change(changed: dict[str, Any]) -> None:
        changed["kind"], changed["more"] = "huyen", 1
        changed["team"][0]["quota"] = "ba"

    assert {problem.code for problem in problems(change)} == {
        "rules.word_unknown",
        "rules.key_unknown",
        "rules.value_wrong",
    }
