"""What stands on the page a printer is measured with."""

LEFT, TOP = "A", "B"
TITLES = {False: "TRANG ĐO MÁY IN: TRANG ĐỨNG", True: "TRANG ĐO MÁY IN: TRANG NGANG"}
"""By whether the page lies."""
MEASURED = "In không bù lệch: gõ số đo được của trang này vào Cài đặt, thẻ Máy in."
CHECKED = "In có bù lệch để kiểm tra: vạch A và vạch B phải cách mép giấy đúng 20,0 mm."


def steps(*, wide: bool) -> tuple[str, ...]:
    """Return how to measure a page that stands or lies, one sentence group a step."""
    name = "ngang" if wide else "đứng"
    return (
        f"Đặt tờ giấy {name} trước mặt, đọc xuôi chữ. Dùng thước có vạch milimét.",
        "Đo từ mép TRÁI tờ giấy tới vạch đứng A. Máy in không lệch thì được 20,0 mm.",
        "Đo từ mép TRÊN tờ giấy tới vạch ngang B. Máy in không lệch thì được 20,0 mm.",
        (
            f"Mở Cài đặt, thẻ Máy in, chọn đúng máy in này, gõ hai số đo vào dòng «Trang {name}» rồi lưu. "
            "Ví dụ 20,6 nghĩa là in lệch 0,6 mm; chương trình tự dời lại."
        ),
        (
            "Đo hai thước in sát vạch A và vạch B: vạch 150 phải cách vạch 0 đúng 150 mm. Nếu khác, "
            "máy in đang co giãn trang: mở cài đặt của máy in trong hệ điều hành, chọn cỡ 100 %, khổ A4, "
            "bỏ «vừa trang giấy» (fit to page), rồi in lại trang này."
        ),
        "Trong thẻ Máy in bấm «In kiểm tra có bù»: hai số đo phải là 20,0 mm.",
    )
