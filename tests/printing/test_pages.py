from hypothesis import given
from hypothesis import strategies as st

from desktop_app.printing.pages import Unit, paginate, tie_last

UNITS = st.lists(
    st.builds(Unit, height=st.floats(1, 60), gap=st.sampled_from([0.0, 6.0]), tied=st.booleans()), max_size=40
)


@given(UNITS)
def test_every_unit_stands_once_in_order_and_within_the_page(units: list[Unit]) -> None:
    pages = paginate(units, 100)
    assert [id(placed.unit) for page in pages for placed in page] == [id(unit) for unit in units]
    for page in pages:
        end = 0.0
        for unit, y in page:
            assert y >= end - 0.001
            end = y + unit.height
        assert end <= 100.02


@given(UNITS)
def test_what_is_tied_is_parted_only_where_it_cannot_fit_at_all(units: list[Unit]) -> None:
    pages = paginate(units, 100)
    where = {id(placed.unit): number for number, page in enumerate(pages) for placed in page}
    group: list[Unit] = []
    for unit in units:
        group.append(unit)
        if not unit.tied:
            if sum(one.height + one.gap for one in group) <= 100:
                assert len({where[id(one)] for one in group}) == 1
            group = []


def test_the_head_is_repeated() -> None:
    head = Unit(10, tied=True)
    rows = [Unit(30, head=head) for _ in range(7)]
    pages = paginate([head, *rows], 100)
    assert [page[0].unit is head for page in pages] == [True, True, True]
    assert [len(page) for page in pages] == [4, 4, 2]


def test_a_gap_is_dropped_at_the_top_of_a_page() -> None:
    pages = paginate([Unit(90, gap=6), Unit(20, gap=6)], 100)
    assert [page[0].y for page in pages] == [0, 0]


def test_a_signature_takes_two_units_along() -> None:
    body = [Unit(20) for _ in range(4)]
    tie_last(body)
    pages = paginate([*body, Unit(50)], 100)
    assert [len(page) for page in pages] == [2, 3]


def test_what_is_taller_than_a_page_keeps_at_its_end_what_fits() -> None:
    head = Unit(10, tied=True, opens=True)
    rows = [Unit(30, tied=True, head=head) for _ in range(4)]
    pages = paginate([head, *rows, Unit(40)], 100)
    assert [[placed.unit.height for placed in page] for page in pages] == [[10, 30, 30, 30], [10, 30, 40]]


def test_the_repeated_head_takes_its_room_before_a_signature_is_parted_from_the_last_row() -> None:
    head = Unit(10, tied=True, opens=True)
    rows = [Unit(45, head=head), *(Unit(30, tied=True, head=head) for _ in range(2))]
    pages = paginate([head, *rows, Unit(35)], 100)
    assert [[placed.unit.height for placed in page] for page in pages] == [[10, 45, 30], [10, 30, 35]]
