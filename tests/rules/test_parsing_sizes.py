"""Team sizes as a file writes them, and what is refused in them."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.model.sources import Certainty, Source
from desktop_app.model.unit import Trait
from desktop_app.rules.scheme_conditions import Condition
from desktop_app.rules.scheme_sizes import Merger, SizeBy, SizePlus, SizeRange, SizeSteps
from tests.rules.schemes_text import BASE, FOLDER, faults, scheme_of

RANGE = '[[team_size.row]]\nkind = "range"\nleast = 3\nmost = 5\n'


STEPS = """
by = "households"
[[team_size.row]]
kind = "steps"
threshold = 900
below = 3
base = 3
step_share = "{}"
"""


def test_a_part_of_the_threshold_is_exact():
    size = scheme_of(f"{BASE}[team_size]\n" + STEPS.format("1/7")).team_size
    assert size.rows[0].step == Fraction(900, 7)


def test_every_word_is_read():
    size = scheme_of((FOLDER / "every-word.toml").read_text(encoding="utf-8")).team_size
    assert (size.by, size.teams, size.most) == (SizeBy.POPULATION, 1, 9)
    assert (size.counted_on, size.review_years, size.source.article) == (date(2024, 12, 31), 5, "Điều 7")
    assert (size.plus_most, size.merger) == (3, Merger(24, 1, 9))
    first, second, third, fourth = size.rows
    assert first.where.any_of
    assert (first.by, first.from_count, first.to_count, first.villages) == (SizeBy.HOUSEHOLDS, 0, 999, 2)
    assert second == SizeRange(Condition(urban=True), 3, None, 1000, by=SizeBy.HOUSEHOLDS, teams=2, split=True)
    assert first.source == Source("Văn bản thử", certainty=Certainty.ASSUMED, note="Có.")
    own = Source("Văn bản thử", "Điều 8", Certainty.VERIFIED)
    assert third == SizeSteps(Condition(urban=False), 900, 3, 4, 900, 7, SizeBy.POPULATION, 1, source=own)
    assert fourth == SizeSteps(Condition(), 1000, 3, 4, 500)
    other = Source("Văn bản thử hai", certainty=Certainty.VERIFIED, dated=date(2024, 12, 3))
    assert size.plus == (
        SizePlus(Condition(traits_any=frozenset({Trait.KEY_SECURITY})), 2, at_least=True, source=other),
    )


def test_nothing_said_is_one_team_of_one_village():
    size = scheme_of(f"{BASE}[team_size]\n{RANGE}").team_size
    assert (size.by, size.teams, size.most, size.plus) == (None, 1, None, ())
    assert (size.counted_on, size.review_years, size.plus_most, size.merger) == (None, None, None, None)
    assert size.rows == (SizeRange(Condition(), 3, 5),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("rules.key_missing", "row")),
        ("teams = 0\n" + RANGE, ("rules.value_too_small", "teams")),
        ("most = 0\n" + RANGE, ("rules.value_too_small", "most")),
        (RANGE.replace("most = 5", "most = 2"), ("rules.value_too_small", "row[1].most")),
        (RANGE + "to = 5\n", ("rules.key_missing", "row[1].by")),
        (RANGE + "from = 5\n", ("rules.key_missing", "row[1].by")),
        (RANGE + 'by = "households"\nfrom = 5\nto = 4\n', ("rules.value_too_small", "row[1].to")),
        (RANGE + "villages = 0\n", ("rules.value_too_small", "row[1].villages")),
        (RANGE + 'where = { roles = ["to_pho"] }\n', ("rules.where_asks_member", "row[1].where.roles")),
        (RANGE + "where = { any_of = [{ leaving = true }] }\n", ("rules.where_asks_member", "row[1].where.leaving")),
        (RANGE + "[[team_size.plus]]\nmembers = 1\n", ("rules.key_missing", "plus[1].where")),
        (RANGE + "[[team_size.plus]]\nmembers = 0\nwhere = { merged = true }\n",
         ("rules.value_too_small", "plus[1].members")),
        (RANGE + '[[team_size.plus]]\nmembers = 1\nwhere = { qualifications = ["dai_hoc"] }\n',
         ("rules.where_asks_member", "plus[1].where.qualifications")),
        ('by = "households"\n[[team_size.row]]\nkind = "steps"\nthreshold = 9\nbelow = 3\nbase = 3\nstep = 0\n',
         ("rules.value_too_small", "row[1].step")),
        ('by = "households"\n[[team_size.row]]\nkind = "steps"\nthreshold = 9\nbelow = 3\nbase = 3\n',
         ("rules.key_missing", "row[1].step")),
        (RANGE + "split = true\n", ("rules.split_one_team", "row[1].split")),
        (RANGE + "[team_size.merger]\nmonths = 0\n", ("rules.value_too_small", "merger.months")),
        *[(STEPS.format(share), ("rules.value_wrong", "row[1].step_share"))
          for share in ("1/0", "4/3", "0", "1e-9", "-0.5", "một nửa")],
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_key(text, fault):
    code, key = fault
    assert (code, f"team_size.{key}") in faults(f"{BASE}[team_size]\n{text}")
