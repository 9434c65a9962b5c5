"""Every rule of team sizes in words."""

from desktop_app.rules.rulebook import Rulebook
from desktop_app.wording.messages import Messages
from tests.wording.scheme_telling import said

SIZE = """
[team_size]
by = "households"
teams = 2
most = 9
counted_on = 2024-07-01
review_years = 5
[[team_size.row]]
kind = "range"
to = 349
least = 3
most = 3
villages = 2
[[team_size.row]]
kind = "range"
where = { urban = true }
from = 350
least = 3
teams = 1
[[team_size.row]]
kind = "steps"
threshold = 200
below = 3
base = 4
step = 100
most = 7
by = "population"
[[team_size.plus]]
where = { traits_any = ["trong_diem_an_ninh"] }
members = 2
[[team_size.plus]]
where = { traits_any = ["hai_dao"] }
members = 1
at_least = true
"""


def test_every_rule_of_team_sizes_is_said(rulebook: Rulebook, messages: Messages) -> None:
    assert said(SIZE, rulebook, messages) == [
        "Dưới 350 hộ: 3 thành viên; 2 thôn, tổ dân phố chung một Tổ.",
        "Tổ dân phố, khu phố và tương đương, từ 350 hộ trở lên: từ 3 thành viên trở lên; 1 Tổ một thôn, tổ dân phố.",
        (
            "Mỗi Tổ dưới 200 người dân có 3 thành viên; từ 200 người dân có 4 thành viên, cứ thêm đủ 100"
            " người dân thì thêm 1, không quá 7."
        ),
        "Địa bàn xã trọng điểm về an ninh: thêm được tối đa 2 thành viên.",
        "Địa bàn hải đảo: thêm 1 thành viên.",
        "Mỗi thôn, tổ dân phố có 2 Tổ.",
        "Trong mọi trường hợp không quá 9 thành viên.",
        "Số hộ tính đến ngày 01/07/2024.",
        "Cứ 5 năm rà soát lại một lần.",
    ]
