"""The plan that is shown before anything is taken in."""

from desktop_app.bundle import merge


def test_new_same_differing_and_gone() -> None:
    have = {
        "1": {"id": "1", "kind": "k", "a": "x"},
        "2": {"id": "2", "kind": "k", "a": "x", "b": None},
        "9": {"id": "9", "kind": "k"},
    }
    incoming = [{"id": "1", "kind": "k", "a": "x"}, {"id": "2", "kind": "k", "a": "y"}, {"id": "3", "kind": "k"}]
    plan = merge.plan(incoming, have)
    assert [record["id"] for record in plan.new] == ["3"]
    assert [record["id"] for record in plan.same] == ["1"]
    assert [record["id"] for record in plan.gone] == ["9"]
    (difference,) = plan.differing
    assert difference.fields == ("a", "b")
    assert not plan.changes_nothing


def test_taking_in_twice_changes_nothing() -> None:
    records = [{"id": "1", "kind": "k"}]
    assert merge.plan(records, {"1": {"id": "1", "kind": "k"}}).changes_nothing
    assert merge.plan([], {}).changes_nothing
