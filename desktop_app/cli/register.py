"""``register list``, ``give``, ``explain`` and ``withdraw``: the register of papers sent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import click

from desktop_app.cli import decisions
from desktop_app.cli.answers import answer, tell_warnings
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.finding import member_named, round_named
from desktop_app.cli.forms import decision_named
from desktop_app.cli.month_type import MONTH
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import BundleId
from desktop_app.model.paper_numbers import same_number, same_symbol
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.register import GapReason, IssuingBody, PaperKind, Registered, Series
from desktop_app.services import listing_register, numbering, registering
from desktop_app.services.listing_register import RegisterRow, SeriesRows
from desktop_app.services.naming_receivers import receivers
from desktop_app.services.office import Office
from desktop_app.services.registered_papers import registered
from desktop_app.services.registering import Giving, Why
from desktop_app.services.repeated_papers import REPEATED, part_to_number
from desktop_app.services.withdrawn_numbers import series_without_papers
from desktop_app.wording import register_words, written

DAY = click.DateTime(["%Y-%m-%d"])
REASON = click.Choice([reason.value for reason in GapReason])
BODY = click.Choice([body.value for body in IssuingBody])


@click.group()
def register() -> None:
    """Sổ văn bản đi."""


@register.command("list")
@click.option("--year", type=int, help="Năm; bỏ trống là năm nay.")
@JSON
@click.pass_obj
def list_(context: Context, year: int | None, as_json: bool) -> None:
    """Các văn bản đã có số trong năm, theo dãy số; số trống nằm đúng chỗ."""
    with context.commune() as office:
        chosen = year or office.clock.today().year
        series = listing_register.list_register(office, chosen)
        answer(
            {"year": chosen, "series": [_series_json(office, one) for one in series]},
            as_json=as_json,
            text="\n".join(_series_text(office, one) for one in series) or f"Năm {chosen} chưa có văn bản nào.",
        )


@register.command()
@click.argument("code")
@click.option("--month", type=MONTH, help="Tháng mà văn bản nói tới.")
@click.option("--decision", help="Mã quyết định, hoặc số và ký hiệu.")
@click.option("--recruitment", help="Đợt tuyển chọn: mã hoặc tên.")
@click.option("--member", help="Họ tên hoặc số CCCD.")
@click.option("--bundle", help="Mã gói.")
@click.option("--part", default="", help="Phần của đối tượng: thông báo về văn bản nào, giấy xác nhận để làm gì.")
@click.option("--number", required=True, help="Số, ví dụ 05.")
@click.option("--day", type=DAY, required=True, help="Ngày ký.")
@click.option("--symbol", help="Ký hiệu; bỏ trống thì theo thông tin đơn vị.")
@click.option("--body", type=BODY, help="Nơi ban hành; bỏ trống thì theo loại văn bản.")
@click.option("--subject", help="Trích yếu; bỏ trống thì theo tên mẫu.")
@click.option("--signer", help="Người ký; bỏ trống là người đứng đầu nơi ban hành.")
@click.option("--recipient", "recipients", multiple=True, help="Nơi nhận; ghi nhiều lần được.")
@click.option("--copies", type=int, help="Số bản.")
@click.option("--note", default="", help="Ghi chú.")
@click.option("--skipped", type=REASON, help="Vì sao bỏ trống các số trước số này.")
@click.option("--words", default="", help="Lời giải trình cho các số bỏ trống.")
@decisions.LATE
@JSON
@click.pass_obj
def give(context: Context, /, code: str, number: str, day: datetime, as_json: bool, **options: object) -> None:
    """Cấp số cho văn bản đã ký. CODE là mã mẫu, hoặc loại văn bản nếu văn bản không in từ chương trình.

    Quyết định về Tổ và thành viên: ghi --decision là mã dự thảo; cấp số xong thì quyết định có hiệu lực.
    """
    with context.commune() as office:
        if decisions.is_meant(code, options):
            decisions.give(office, code, number, day.date(), options, as_json=as_json)
            return
        giving = _giving(office, code, number, day.date(), options)
        reason = options["skipped"]
        why = Why(GapReason(str(reason)), str(options["words"])) if reason else None
        odd = registering.weigh(office, giving)
        given = registering.give_number(office, giving, why)
        unexplained = (p for p in odd if p.code != "register.numbers_skipped" or why is None)
        warnings = tell_warnings(office.messages, unexplained)
        said = f"Đã cấp số {given.reference} ngày {written.short_date(given.signed_on)}: {given.subject}"
        answer({**_paper_json(given), **warnings}, as_json=as_json, text=said)


@register.command()
@click.argument("symbol")
@click.option("--year", type=int, help="Năm; bỏ trống là năm nay.")
@click.option("--from", "first", type=int, required=True, help="Số đầu.")
@click.option("--to", "last", type=int, help="Số cuối; bỏ trống là mọi số từ số đầu trở đi (sổ chung).")
@click.option("--reason", type=REASON, required=True, help="Lý do.")
@click.option("--words", default="", help="Lời giải trình.")
@click.option("--body", type=BODY, help="Nơi ban hành, nếu ký hiệu này chưa có văn bản nào.")
@JSON
@click.pass_obj
def explain(
    context: Context,
    symbol: str,
    year: int | None,
    first: int,
    last: int | None,
    reason: str,
    words: str,
    body: str | None,
    as_json: bool,
) -> None:
    """Giải trình các số trống của một ký hiệu."""
    with context.commune() as office:
        series = _series_named(office, symbol, year, body)
        gap = registering.explain_gap(office, series, first, last, Why(GapReason(reason), words))
        until = f"đến {gap.last}" if gap.last else "trở đi"
        said = (
            f"Đã ghi: {series.symbol} năm {series.year}, số {gap.first} {until}: {_reason(office, gap.reason, words)}"
        )
        answer(
            {"id": gap.id, "symbol": gap.symbol, "year": gap.year, "first": gap.first, "last": gap.last},
            as_json=as_json,
            text=said,
        )


@register.command()
@click.argument("reference")
@click.option("--year", type=int, help="Năm; bỏ trống là năm nay.")
@click.option("--why", required=True, help="Lý do.")
@JSON
@click.pass_obj
def withdraw(context: Context, reference: str, year: int | None, why: str, as_json: bool) -> None:
    """Thu lại số đã cấp nhầm, ví dụ 05/BC-CAX; số ấy thành số trống, phải giải trình."""
    with context.commune() as office:
        one = _paper_named(office, reference, year)
        registering.withdraw_paper(office, one, why)
        answer({"withdrawn": one.reference}, as_json=as_json, text=f"Đã thu lại số {one.reference}.")


def _giving(office: Office, code: str, number: str, day: date, options: Mapping[str, object]) -> Giving:
    of = _of(office, options)
    kinds = {kind.value: kind for kind in PaperKind}
    known = [form.code for form in office.forms]
    if code not in kinds and (code not in known or numbering.kind_of(code) is None):
        raise Refused(Problem("register.form_unknown", values={"code": code, "known": [*kinds]}))
    title = "" if code in kinds else office.forms[code].title
    part = str(options["part"])
    if code in REPEATED:
        part = part_to_number(office, code, of, part)
    subject = listing_register.subject_of(office, code, of, part, title)
    made = listing_register.giving_for(office, "" if code in kinds else code, of, subject, part)
    made = replace(made, number=number, signed_on=day)
    if code in kinds:
        made = replace(made, kind=kinds[code], body=numbering.usual_sender(kinds[code]))
    if body := options["body"]:
        made = replace(made, body=IssuingBody(str(body)))
    made = listing_register.usual(office, made)
    typed = {name: options[name] for name in ("symbol", "subject", "signer", "copies") if options[name] is not None}
    recipients = options["recipients"] or made.recipients
    return replace(made, **typed, recipients=recipients, note=str(options["note"]))  # type: ignore[arg-type]


def _of(office: Office, options: Mapping[str, object]) -> PaperOf:
    month, decision, member = options["month"], options["decision"], options["member"]
    recruitment, bundle = options["recruitment"], options["bundle"]
    return PaperOf(
        month if isinstance(month, Month) else None,
        decision_named(office, str(decision)).id if decision else None,
        round_named(office, str(recruitment)) if recruitment else None,
        member_named(office, str(member)) if member else None,
        _bundle_named(office, str(bundle)) if bundle else None,
    )


def _bundle_named(office: Office, named: str) -> BundleId:
    if office.book.sent_bundle(BundleId(named)) is None:
        raise Refused(Problem("letter.bundle_unknown"))
    return BundleId(named)


def _series_named(office: Office, symbol: str, year: int | None, body: str | None) -> Series:
    chosen = year or office.clock.today().year
    known = [*(paper.series for paper in registered(office)), *series_without_papers(office)]
    kept = [series for series in known if same_symbol(series.symbol) == same_symbol(symbol)]
    named = kept[0].symbol if kept else numbering.spelled_symbol(office, symbol, date(chosen, 12, 31))
    if body:
        return Series(IssuingBody(body), named, chosen)
    if len({series.body for series in kept}) != 1:
        raise Refused(Problem("register.symbol_unknown", values={"symbol": symbol}))
    return Series(kept[0].body, named, chosen)


def _paper_named(office: Office, reference: str, year: int | None) -> Registered:
    number, _, symbol = reference.partition("/")
    chosen = year or office.clock.today().year
    wanted = same_number(number), same_symbol(symbol), chosen
    for one in registered(office):
        if (same_number(one.number), same_symbol(one.series.symbol), one.series.year) == wanted:
            return one
    raise Refused(Problem("register.unknown"))


def _reason(office: Office, reason: GapReason, words: str) -> str:
    return register_words.reason_words(office.messages.label("gap_reason", reason), words)


def _series_text(office: Office, one: SeriesRows) -> str:
    body = office.messages.label("issuing_body", one.series.body)
    following = register_words.following(one.following, general=one.general)
    head = f"{one.series.symbol} năm {one.series.year} ({body}), {following}"
    return "\n".join([head, *(f"  {_row_text(office, row)}" for row in one.rows)])


def _row_text(office: Office, row: RegisterRow) -> str:
    if row.paper is None:
        why = row.gap.explained if row.gap else None
        return f"{row.number}  {_reason(office, why.reason, why.words) if why else 'số trống, chưa giải trình'}"
    paper = row.paper
    printed = f"in {row.times} lần" if row.times else "chưa in"
    return f"{row.number}  {written.short_date(paper.signed_on)}  {paper.subject}  {paper.signer}  {printed}"


def _series_json(office: Office, one: SeriesRows) -> dict[str, object]:
    return {
        "body": one.series.body,
        "symbol": one.series.symbol,
        "kind": one.kind,
        "next": one.following,
        "general": one.general,
        "unexplained": one.unexplained,
        "rows": [_row_json(office, row) for row in one.rows],
    }


def _row_json(office: Office, row: RegisterRow) -> dict[str, object]:
    if row.paper is None:
        gap = row.gap
        why = gap.explained if gap else None
        return {
            "number": row.number,
            "first": gap.first if gap else None,
            "last": gap.last if gap else None,
            "explained": {"reason": why.reason, "words": why.words} if why else None,
        }
    named = {"recipients": list(receivers(office, row.paper))}
    return {**_paper_json(row.paper), **named, "prints": [_print_json(one) for one in row.prints]}


def _paper_json(one: Registered) -> dict[str, object]:
    return {
        "number": one.reference.partition("/")[0],
        "reference": one.reference,
        "kind": one.kind,
        "body": one.series.body,
        "signed_on": one.signed_on,
        "subject": one.subject,
        "signer": one.signer,
        "recipients": list(one.recipients),
        "copies": one.copies,
        "note": one.note,
        "form": one.form or None,
        "entry": one.entry,
    }


def _print_json(one: listing_register.PrintRow) -> dict[str, object]:
    return {
        "document": one.document,
        "printed_at": one.printed_at,
        "printed_by": one.printed_by,
        "pages": one.pages,
        "again": [{"at": again.printed_at, "by": again.printed_by} for again in one.again],
        "superseded_by": one.superseded or None,
    }
