"""``form show|check|keep|drop``: a form's own text, and the wording that a province or commune keeps of it."""

import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from desktop_app.cli.answers import answer, tell_warnings
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.model.law import RuleKind
from desktop_app.services import keeping_forms
from desktop_app.services.checking_forms import PATIENCE_MS, form_judge, unsigned
from desktop_app.services.choosing_forms import not_yet_valid
from desktop_app.services.keeping_rules import drop_local, file_text, own_text

FILE = click.argument("file", type=click.Path(path_type=Path))
CODE = click.option("--code", default="", help="Mã mẫu; bỏ trống thì lấy mã ghi trong tệp.")


@contextmanager
def _patience() -> Iterator[Callable[[], bool]]:
    """Give a question whose answer turns to yes once drawing has taken too long."""
    late = threading.Event()
    timer = threading.Timer(PATIENCE_MS / 1000, late.set)
    timer.start()
    try:
        yield late.is_set
    finally:
        timer.cancel()


def _code(text: str, named: str) -> str:
    """Return which form a file is; what is wrong with a file that does not say it is told by the check."""
    try:
        return named or str(tomllib.loads(text).get("code", ""))
    except (ValueError, RecursionError):
        return named


@click.command("show")
@click.argument("code")
@click.option("--own", is_flag=True, help="Bản của chương trình, không kể bản lưu trong sổ.")
@JSON
@click.pass_obj
def show(context: Context, code: str, own: bool, as_json: bool) -> None:
    """Xem lời văn (TOML) của mẫu đang dùng."""
    with context.rules() as office:
        form = (office.own_forms if own else office.forms)[code]
        text = (own_text(office, RuleKind.FORM, code) if own else None) or keeping_forms.form_text(office, code)
        answer({"code": code, "edition": form.edition, "text": text}, as_json=as_json, text=text.rstrip())


@click.command("check")
@FILE
@CODE
@JSON
@click.pass_obj
def check(context: Context, file: Path, code: str, as_json: bool) -> None:
    """Kiểm tra một tệp mẫu: từng chỗ sai kèm dòng và khóa; không ghi gì."""
    text = file_text(file)
    with context.rules() as office, _patience() as late:
        judge, code = form_judge(office), _code(text, code)
        form = judge.read(code, text)
        keeping_forms.refuse_unattested(form, code, text)
        sample = judge.sample(form)
        warnings = () if sample is None else judge.doubts(form, sample, late)
        if sample is not None:
            judge.draw(form, sample, late)
        told = tell_warnings(office.messages, warnings)
        result = {"code": form.code, "title": form.title, "edition": form.edition, **told}
        answer(result, as_json=as_json, text=f"Mẫu «{form.title}» đọc được và in thử được.")


@click.command("keep")
@FILE
@CODE
@click.option("--why", default="", help="Lý do, ghi vào nhật ký.")
@JSON
@click.pass_obj
def keep(context: Context, file: Path, code: str, why: str, as_json: bool) -> None:
    """Lưu một tệp mẫu vào sổ; văn bản in từ nay theo mẫu này."""
    text = file_text(file)
    with context.office() as office, _patience() as late:
        form = keeping_forms.keep_form(office, _code(text, code), text, why, late)
        doubts = [*unsigned(form), *form_judge(office).left_out(form)]
        warnings = tell_warnings(office.messages, [*doubts, *not_yet_valid(form, office.clock.today())])
        said = f"Đã lưu mẫu «{form.title}», bản {form.edition}. Văn bản đã in giữ nguyên."
        kept = {"code": form.code, "title": form.title, "edition": form.edition, **warnings}
        answer(kept, as_json=as_json, text=said)


@click.command("drop")
@click.argument("code")
@click.option("--why", required=True, help="Lý do, ghi vào nhật ký.")
@JSON
@click.pass_obj
def drop(context: Context, code: str, why: str, as_json: bool) -> None:
    """Bỏ mẫu lưu trong sổ, trở lại mẫu của chương trình."""
    with context.office() as office:
        drop_local(office, RuleKind.FORM, code, why)
        own = code in office.own_forms.forms
        left = "Đang dùng bản của chương trình." if own else "Chương trình không có bản riêng."
        answer({"code": code, "own": own}, as_json=as_json, text=f"Đã bỏ mẫu «{code}» lưu trong sổ. {left}")
