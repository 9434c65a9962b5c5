"""How many members a team has, in words."""

from fractions import Fraction

from desktop_app.rules.scheme_sizes import SizeBy, SizePlus, SizeRange, SizeSteps, TeamSize
from desktop_app.wording import written
from desktop_app.wording.scheme_condition_words import condition_words, counted
from desktop_app.wording.scheme_speech import Speech, big, sentence

_UNITS = {SizeBy.HOUSEHOLDS: "hộ", SizeBy.POPULATION: "người dân", None: ""}


def size_sentences(size: TeamSize, speech: Speech) -> list[str]:
    """Return one sentence for each row and addition, then what holds of them all."""
    found = [_row(row, size, speech) for row in size.rows]
    found += [_plus(one, speech) for one in size.plus]
    if size.teams > 1:
        found.append(f"Mỗi thôn, tổ dân phố có {size.teams} Tổ.")
    if size.plus_most is not None:
        found.append(f"Tổng số thêm không quá {size.plus_most} thành viên.")
    if size.merger is not None:
        limit = f", không quá {size.merger.most}" if size.merger.most is not None else ""
        found.append(
            f"Thôn, tổ dân phố sau sáp nhập, trong {size.merger.months} tháng kể cả tháng sáp nhập: tổng số thành viên"
            f" các Tổ cũ, bớt {size.merger.less} cho mỗi Tổ cũ từ Tổ thứ hai; không ít hơn cách tính chung{limit}."
        )
    if size.most is not None:
        found.append(f"Trong mọi trường hợp không quá {size.most} thành viên.")
    if size.counted_on is not None:
        what = {SizeBy.HOUSEHOLDS: "Số hộ", SizeBy.POPULATION: "Số dân"}.get(size.by or SizeBy.HOUSEHOLDS, "Số liệu")
        found.append(f"{what} tính đến ngày {written.short_date(size.counted_on)}.")
    if size.review_years is not None:
        found.append(f"Cứ {size.review_years} năm rà soát lại một lần.")
    return found


def _row(row: SizeRange | SizeSteps, size: TeamSize, speech: Speech) -> str:
    unit = _UNITS[row.by or size.by]
    where = condition_words(row.where, speech)
    if isinstance(row, SizeSteps):
        first = f"dưới {_count(row.threshold, unit)} có {row.below} thành viên"
        then = (
            f"từ {_count(row.threshold, unit)} có {row.base} thành viên, cứ thêm đủ {_count(row.step, unit)} thì thêm 1"
        )
        most = f", không quá {row.most}" if row.most is not None else ""
        words = f"{first}; {then}{most}"
    else:
        where = ", ".join(part for part in (where, counted(row.from_count, row.to_count, unit)) if part)
        words = members(row.least, row.most)
    teams = f"; {row.teams} Tổ một thôn, tổ dân phố" if row.teams is not None else ""
    shared = (
        f"; {row.villages} thôn, tổ dân phố chung một Tổ" if isinstance(row, SizeRange) and row.villages > 1 else ""
    )
    teams += ", mỗi Tổ tính theo phần chia đều" if row.split else ""
    return sentence(f"{big(where)}: {words}{teams}{shared}" if where else f"Mỗi Tổ {words}{teams}{shared}")


def members(least: int, most: int | None) -> str:
    """Return ``3 thành viên``, ``từ 3 đến 5 thành viên`` or ``từ 3 thành viên trở lên``."""
    if most is None:
        return f"từ {least} thành viên trở lên"
    return f"{least} thành viên" if least == most else f"từ {least} đến {most} thành viên"


def _plus(plus: SizePlus, speech: Speech) -> str:
    where = condition_words(plus.where, speech)
    rise = f"thêm {plus.members} thành viên" if plus.at_least else f"thêm được tối đa {plus.members} thành viên"
    return sentence(f"{big(where)}: {rise}" if where else rise)


def _count(count: Fraction | int, unit: str) -> str:
    exact = Fraction(count)
    words = written.number(exact) if (exact * 10_000).denominator == 1 else f"{exact.numerator}/{exact.denominator}"
    return f"{words} {unit}".strip()
