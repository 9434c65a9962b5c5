"""What the receiver may do with the next bundle of a unit."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.bundle import chain
from desktop_app.bundle.chain import ChainState, Outcome


def an_id(text: str) -> str:
    return text.ljust(64, "0")


def next_one(month, seq: int, prev: str | None, period: str = "2026-10", replaces: tuple[int, str | None] = (1, None)):
    revision, old = replaces
    return month.envelope_with(seq=seq, prev=prev, period=period, revision=revision, supersedes=old)


def two_months(month) -> ChainState:
    state = ChainState("tan-thanh").after(next_one(month, 1, None, "2026-09"), an_id("a"))
    return state.after(next_one(month, 2, an_id("a")), an_id("b"))


def test_the_first_and_the_next_are_accepted(month) -> None:
    assert chain.judge(ChainState("tan-thanh"), next_one(month, 1, None), an_id("a")).outcome is Outcome.ACCEPT
    following = next_one(month, 3, an_id("b"), "2026-11")
    assert chain.judge(two_months(month), following, an_id("c")).outcome is Outcome.ACCEPT


def test_an_amendment_replaces_the_current_one(month) -> None:
    amended = next_one(month, 3, an_id("b"), "2026-09", (2, an_id("a")))
    state = two_months(month)
    assert chain.judge(state, amended, an_id("c")).outcome is Outcome.ACCEPT
    assert state.after(amended, an_id("c")).current["2026-09"] == chain.Current(an_id("c"), 2)


def refused(month, envelope, bundle_id: str, sentences) -> tuple[Outcome, str]:
    judgement = chain.judge(two_months(month), envelope, bundle_id)
    assert judgement.problem is not None
    assert sentences([judgement.problem])
    return judgement.outcome, judgement.problem.code


def test_what_is_not_accepted(month, sentences) -> None:
    same = next_one(month, 2, an_id("a"))
    assert refused(month, same, an_id("b"), sentences) == (Outcome.DUPLICATE, "bundle.duplicate")
    assert refused(month, same, an_id("x"), sentences) == (Outcome.FORK, "bundle.fork")
    assert refused(month, next_one(month, 3, an_id("x")), an_id("c"), sentences) == (
        Outcome.FORK,
        "bundle.not_continued",
    )
    assert refused(month, next_one(month, 3, an_id("b")), an_id("c"), sentences) == (
        Outcome.REJECT,
        "bundle.period_taken",
    )
    unknown = next_one(month, 3, an_id("b"), "2026-11", (2, an_id("a")))
    assert refused(month, unknown, an_id("c"), sentences) == (Outcome.REJECT, "bundle.supersedes_unknown")
    for revision, old in ((2, an_id("b")), (3, an_id("a"))):
        stale = next_one(month, 3, an_id("b"), "2026-09", (revision, old))
        assert refused(month, stale, an_id("c"), sentences) == (Outcome.REJECT, "bundle.supersedes_not_current")


def test_a_gap_is_held_and_its_numbers_are_named(month) -> None:
    judgement = chain.judge(two_months(month), next_one(month, 6, an_id("x")), an_id("c"))
    assert judgement.outcome is Outcome.HOLD
    assert judgement.missing == range(3, 6)
    assert judgement.problem is not None
    assert judgement.problem.values["missing"] == "3, 4, 5"
    far = chain.judge(two_months(month), next_one(month, 999_999, an_id("x")), an_id("c"))
    assert far.problem is not None
    assert far.problem.values["missing"] == "3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, …, 999998"


def test_after_a_new_base_older_numbers_are_a_replay(month) -> None:
    state = ChainState("tan-thanh").rebased(40, an_id("h"))
    old = chain.judge(state, next_one(month, 7, an_id("x")), an_id("c"))
    assert (old.outcome, old.problem and old.problem.code) == (Outcome.REPLAY, "bundle.replay")
    assert chain.judge(state, next_one(month, 41, an_id("h")), an_id("c")).outcome is Outcome.ACCEPT


@given(st.permutations(range(1, 9)), st.lists(st.integers(1, 8), max_size=8))
def test_any_order_and_any_repeats_end_in_the_same_state(month, order: list[int], repeats: list[int]) -> None:
    """Bundles that were held are tried again until nothing moves: as an office does with a box of sticks."""
    sent = {n: next_one(month, n, an_id(str(n - 1)) if n > 1 else None, f"2026-{n:02d}") for n in range(1, 9)}
    straight = ChainState("tan-thanh")
    for n, envelope in sent.items():
        straight = straight.after(envelope, an_id(str(n)))
    state, waiting = ChainState("tan-thanh"), [*order, *repeats]
    for _ in range(len(waiting)):
        for n in waiting:
            if chain.judge(state, sent[n], an_id(str(n))).outcome is Outcome.ACCEPT:
                state = state.after(sent[n], an_id(str(n)))
    assert state == straight
