"""``demo``: one commune, one whole month, from an empty folder to a verified bundle and its receipt."""

from pathlib import Path

import click

from desktop_app.cli.answers import NOT_VERIFIED, answer, say
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.wording import written

STEPS = {
    "commune": "Tạo sổ của xã mẫu từ tệp thông tin đơn vị",
    "import": "Nhập danh sách thành viên từ tệp Excel",
    "decision": "Lập và cấp số quyết định thành lập Tổ, công nhận thành viên",
    "duty": "Ghi ca trực tháng 10/2026",
    "close": "Tính và khóa tháng",
    "print": "In văn bản",
    "workbooks": "Ghi tệp Excel",
    "keys": "Tạo khóa của xã và của cơ quan nhận, trao phiếu khóa",
    "seal": "Niêm phong gói tháng",
    "receive": "Cơ quan nhận kiểm tra và nhận gói",
    "receipt": "Xã đọc biên nhận",
}


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("so-antt-demo"), show_default=True)
@JSON
@click.pass_obj
def demo(context: Context, out: Path, as_json: bool) -> int:
    """Tạo một xã mẫu với trọn một tháng."""
    from desktop_app.services.demonstrating import demonstrate

    names = iter(range(1, len(STEPS) + 1))
    clerk = context.clerk or "Cán bộ mẫu"
    made = demonstrate(
        out,
        lambda paths, clock: context.make_workplace(paths, clock, clerk),
        lambda code: say(f"[{next(names)}/{len(STEPS)}] {STEPS[code]}"),
    )
    sound = all([*made.verdict.values(), *made.receipt.values()])
    answer(
        {
            "files": [str(path) for path in made.files],
            "bundle": dict(made.bundle),
            "verdict": {**made.verdict, "receipt": dict(made.receipt)},
            "totals": dict(made.totals),
        },
        as_json=as_json,
        text="\n".join([*(str(path) for path in made.files), f"Tổng chi: {written.money(made.totals['total'])} đ"]),
    )
    return 0 if sound else NOT_VERIFIED
