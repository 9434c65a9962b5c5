"""How far off a deadline is, in working days, as every page and list says it."""


def standing(days: int, working_days: int) -> str:
    """Return ``còn 3 ngày làm việc``; days and working days are those left, negative when past.

    Over rest days no working day passes: a deadline may be past by none of them, or ahead by none.
    """
    if days == 0:
        return "hạn hôm nay"
    if days < 0:
        return f"quá {-working_days} ngày làm việc" if working_days else "quá hạn, chưa qua ngày làm việc nào"
    return f"còn {working_days} ngày làm việc" if working_days else "không còn ngày làm việc nào"
