"""What a yearly estimate was assumed and leaves out, in words."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month, Span
from desktop_app.model.sources import Source
from desktop_app.rules.parameters import SCALAR, DatedValue, Parameter, ParameterUnit
from desktop_app.rules.scheme import Scheme
from desktop_app.wording import written
from desktop_app.wording.messages import Messages
from desktop_app.wording.paper import source_words


def assumptions(  # noqa: PLR0913 - each is one thing that was assumed
    messages: Messages,
    *,
    people: int,
    people_month: Month,
    references: Sequence[Month],
    chosen: bool,
    missing: Sequence[LineCode],
    unsettled: int,
) -> tuple[str, ...]:
    """Return one sentence for each assumption, then what is not in the sums."""
    month = written.short_month(people_month)
    found = [
        (
            f"Khoản chi hằng tháng tính cho {people} người đang tham gia trong tháng {month}, giữ nguyên cả năm, "
            "theo mức Nhà nước có hiệu lực của từng tháng."
        ),
        _duty(references, chosen=chosen),
    ]
    if unsettled:
        found.append(
            f"{unsettled} ngày của các tháng lấy mẫu chưa có thông báo nghỉ lễ: tính theo thứ trong tuần, "
            "không tính là ngày lễ."
        )
    if missing:
        lines = ", ".join(messages.label("line_code", code) for code in missing)
        found.append(f"Chưa có mức nên chưa tính đủ vào dự toán: {lines}.")
    found.append("Trang bị, trang phục và thôi việc không có mức trong chế độ: chỉ gồm số nhập thêm.")
    return tuple(found)


def _duty(references: Sequence[Month], *, chosen: bool) -> str:
    months = ", ".join(written.short_month(one) for one in references)
    if chosen:
        return f"Khoản theo ca trực: mỗi tháng như tháng {months}."
    return f"Khoản theo ca trực: bình quân của {len(references)} tháng đã khóa ({months})."


FIGURE_OF_STATE = "Mức Nhà nước"
ENTERED_ALONE = "Chế độ không có mức cho nội dung này: chỉ gồm số nhập thêm."
NOT_FORESEEN = "Không dự kiến ai thôi: chỉ gồm số nhập thêm."
NOT_KNOWN = "Chưa biết mức, chưa tính vào dự toán."
EVERY_MONTH = "Tính hằng tháng cho mọi người đang tham gia."
BY_DUTY = "Theo ca trực của các tháng lấy mẫu."


def scheme_words(messages: Messages, scheme: Scheme) -> str:
    """Return a scheme's name with how sure it is, as it stands under a title."""
    sure = messages.label("certainty", scheme.source.certainty)
    return f"{scheme.name} ({sure})" if scheme.source.certainty.doubtful else scheme.name


def out_of_force(scheme: Scheme, year: int) -> tuple[str, ...]:
    """Return that the scheme does not hold for the whole year; empty where it does."""
    whole = Span(date(year, 1, 1), date(year + 1, 1, 1))
    if scheme.span is not None and scheme.span.within(whole) == whole:
        return ()
    return (f"Chế độ này không có hiệu lực trọn năm {year}: dự toán tính như đang áp dụng cả năm, chỉ để xem.",)


def attested(scheme: Scheme) -> tuple[str, ...]:
    """Return who attested the scheme; empty where nobody did."""
    said = scheme.attestation
    if said is None:
        return ()
    return (f"Chế độ do {said.name} xác nhận ngày {written.short_date(said.on)}, theo {said.document}.",)


def doubts(messages: Messages, named: Iterable[tuple[str, Source]]) -> tuple[str, ...]:
    """Return which of what the sums rest on nobody held against the gazette, one sentence for each degree of it."""
    by: dict[str, dict[str, None]] = {}
    for name, source in named:
        if source.doubtful:
            by.setdefault(messages.label("certainty", source.certainty), {})[name] = None
    return tuple(f"Căn cứ {degree}: {'; '.join(names)}." for degree, names in by.items())


def months_averaged(trial: Sequence[Month], still_open: Sequence[Month]) -> tuple[str, ...]:
    """Return what the months whose duty is taken were: closed as a trial, or not closed at all."""
    found = []
    if trial:
        months = ", ".join(written.short_month(one) for one in trial)
        found.append(
            f"Bảng tính tháng {months} lúc khóa chỉ là tính thử: dự toán chỉ lấy ca trực của tháng ấy, "
            "số tiền tính lại theo chế độ này."
        )
    if still_open:
        months = ", ".join(written.short_month(one) for one in still_open)
        found.append(f"Tháng {months} chưa khóa: ca trực lấy mẫu có thể còn thay đổi.")
    return tuple(found)


def figure_words(messages: Messages, figure: Parameter, row: DatedValue) -> str:
    """Return what a figure of the state is during a span: ``2.530.000 đ, từ 01/07/2026``."""
    share = figure.unit is ParameterUnit.SHARE
    groups = messages.labels["state_group"]
    parts = []
    for key, value in row.by.items():
        amount = written.percent(value) if share else f"{written.number(value)} đ"
        parts.append(amount if key == SCALAR else f"{groups.get(key, f'vùng {key}')} {amount}")
    return f"{'; '.join(parts)}, từ {written.short_date(row.span.start)}"


def cited(source: Source) -> str:
    """Return article and document as papers cite them."""
    return source_words(source)
