"""Every menu entry and every key in one table. A key is bound here or nowhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

EVERYWHERE = ""
PUT_BY = "Bỏ qua"
"""On every button that leaves a form without doing what it asks for."""
IN_PAPER = "Khi đang ở tờ giấy: Ctrl+F tìm, F3 chỗ kế, Ctrl+G tới trang, 0 vừa ngang, 1 cỡ thật, 2 cả trang"


def key_words(key: str) -> str:
    """Return a key as it is written on keyboards and on every button: Qt's Return is our Enter."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be done: its words, its key, and the page it belongs to."""

    name: str
    """``page.verb`` for a page's own, ``window.verb`` for what holds everywhere."""
    text: str
    keys: tuple[str, ...] = ()
    """As Qt writes them; the first is shown on the button."""
    icon: str = ""
    help: str = ""
    """One line for F1, where the text alone does not say it."""

    @property
    def page(self) -> str:
        """Return the page it belongs to, or :data:`EVERYWHERE`."""
        page = self.name.split(".", maxsplit=1)[0]
        return EVERYWHERE if page == "window" else page

    @property
    def key_text(self) -> str:
        """Return its first key as the clerk reads it on a button; empty if it has none."""
        return key_words(self.keys[0]) if self.keys else ""


@dataclass(frozen=True, slots=True)
class Station:
    """One entry of the rail."""

    name: str
    title: str
    icon: str
    key: str
    below: bool = False


STATIONS = (
    Station("board", "Tháng này", "calendar-month", "Ctrl+1"),
    Station("members", "Tổ và thành viên", "account-group", "Ctrl+2"),
    Station("decisions", "Quyết định", "file-sign", "Ctrl+3"),
    Station("recruitment", "Tuyển chọn", "account-plus", "Ctrl+T"),
    Station("duty", "Trực", "weather-night", "Ctrl+4"),
    Station("payroll", "Bảng tính", "table-large", "Ctrl+5"),
    Station("documents", "Văn bản", "printer", "Ctrl+6"),
    Station("register", "Sổ văn bản", "file-document", "Ctrl+U"),
    Station("exchange", "Gói nộp", "package-variant-closed-check", "Ctrl+7"),
    Station("scheme", "Chế độ", "scale-balance", "Ctrl+8"),
    Station("history", "Nhật ký", "history", "Ctrl+9", below=True),
    Station("settings", "Cài đặt", "cog", "Ctrl+0", below=True),
)

_TABLE = (
    Entry("window.previous_month", "Tháng trước", ("Ctrl+PgUp",), "chevron-left"),
    Entry("window.next_month", "Tháng sau", ("Ctrl+PgDown",), "chevron-right"),
    Entry("window.search", "Tìm người, tổ, văn bản", ("Ctrl+K",), "magnify", "Gõ không dấu cũng được"),
    Entry("window.undo", "Hoàn tác", ("Ctrl+Z",), "undo"),
    Entry("window.redo", "Làm lại việc vừa hoàn tác", ("Ctrl+Y",)),
    Entry("window.reload", "Đọc lại", ("F5",), "refresh"),
    Entry("window.keys", "Phím của trang này", ("F1",), "help-circle-outline"),
    Entry("window.fold_rail", "Thu gọn hoặc mở thanh bên", ("Ctrl+B",), "menu"),
    Entry("window.cancel_task", "Hủy việc đang chạy", (), "close"),
    Entry("board.next", "Làm tiếp", ("Return",), "arrow-right", "Mở việc đang chờ gần nhất"),
    Entry("members.add", "Thêm người", ("Ctrl+N",), "account-plus"),
    Entry("members.add_team", "Thêm tổ", ("Ctrl+Shift+N",), "home-group"),
    Entry("members.edit", "Sửa", ("F2",), "pencil"),
    Entry("members.import", "Nhập từ Excel…", ("Ctrl+O",), "file-import"),
    Entry("members.export", "Xuất Excel", ("Ctrl+E",), "microsoft-excel"),
    Entry("members.certify", "Giấy xác nhận…", ("Ctrl+P",), "printer", "Người đang chọn là thành viên, từ khi nào"),
    Entry("members.strengths", "Đề nghị số lượng…", ("Ctrl+Shift+P",), "printer", "Tờ trình bổ sung, tăng, giảm"),
    Entry("members.find", "Tìm trong trang", ("Ctrl+F", "F3"), "magnify"),
    Entry("members.save", "Lưu", ("Ctrl+Return", "Ctrl+S"), "content-save"),
    Entry("members.cancel", PUT_BY, ("Esc",)),
    Entry("decisions.add", "Quyết định mới", ("Ctrl+N",), "plus"),
    Entry("decisions.save", "Lưu", ("Ctrl+Return", "Ctrl+S"), "content-save"),
    Entry("decisions.cancel", PUT_BY, ("Esc",)),
    Entry("decisions.issue", "Cấp số…", ("F8",), "check"),
    Entry("decisions.revoke", "Bãi bỏ, thay thế…", (), "backup-restore"),
    Entry("decisions.edit", "Sửa", ("F2",), "pencil"),
    Entry("decisions.discard", "Xóa dự thảo", ("Del",), "delete-outline"),
    Entry("decisions.print", "In", ("Ctrl+P",), "printer"),
    Entry("decisions.find", "Tìm trong trang", ("Ctrl+F", "F3"), "magnify"),
    Entry("decisions.find_paper", "Tìm trong tờ giấy", ("Ctrl+Shift+F",), "magnify", IN_PAPER),
    Entry("recruitment.add", "Đợt mới", ("Ctrl+N",), "plus"),
    Entry("recruitment.save", "Lưu", ("Ctrl+Return", "Ctrl+S"), "content-save"),
    Entry("recruitment.cancel", PUT_BY, ("Esc",), "", "Bỏ phần đang nhập, về danh sách các bước"),
    Entry("recruitment.do", "Việc của bước này", ("F8",), "check", "Ghi niêm yết, báo giấy thiếu, lập dự thảo…"),
    Entry("recruitment.print", "In văn bản của bước", ("Ctrl+P",), "printer"),
    Entry("recruitment.person", "Thêm hồ sơ…", ("Ctrl+Shift+N",), "account-plus"),
    Entry("recruitment.edit", "Sửa hồ sơ người này…", ("F2",), "pencil", "Trình độ, cư trú, giấy sức khỏe"),
    Entry("recruitment.strike", "Bỏ, rút hồ sơ", ("Del",), "delete-outline"),
    Entry("recruitment.stop", "Dừng đợt…", (), "close", "Hoặc tiếp tục một đợt đã dừng"),
    Entry("recruitment.next", "Tới bước đang làm", ("F6",), "arrow-right"),
    Entry("duty.review", "Rà xong tổ này", ("F8",), "check"),
    Entry("duty.import", "Nhập tệp…", ("Ctrl+O",), "file-import"),
    Entry("duty.export", "Xuất Excel", ("Ctrl+E",), "microsoft-excel"),
    Entry("duty.paste", "Dán từ Excel", ("Ctrl+V",), "content-copy"),
    Entry("duty.copy", "Chép ô", ("Ctrl+C",), "content-copy"),
    Entry("duty.clear", "Xóa ô", ("Del",), "delete-outline"),
    Entry("duty.fill_down", "Điền xuống", ("Ctrl+D",)),
    Entry("duty.fill_right", "Điền sang phải", ("Ctrl+R",)),
    Entry("duty.details", "Loại ca, mức nặng nhọc, kế hoạch", ("F4",)),
    Entry("duty.articles", "Căn cứ mức tối đa", ("Ctrl+I",), "", "Điều, khoản và số đã tính của từng mức tối đa"),
    Entry("duty.edit", "Sửa ô", ("F2",), "pencil"),
    Entry("duty.roster", "In lịch trực…", ("Ctrl+P",), "printer", "Của tháng này, tháng sau hoặc một tuần"),
    Entry("duty.find", "Tìm trong trang", ("Ctrl+F", "F3"), "magnify"),
    Entry("payroll.compute", "Tính lại", ("F9",), "calculator"),
    Entry("payroll.export", "Xuất Excel", ("Ctrl+E",), "microsoft-excel"),
    Entry("payroll.print_slip", "In phiếu tính của người này", ("Ctrl+P",), "printer"),
    Entry("payroll.print_team_slips", "In phiếu tính cả tổ này", ("Ctrl+Shift+P",), "printer"),
    Entry(
        "payroll.print_slips",
        "In phiếu tính của mọi người",
        ("Ctrl+Alt+P",),
        "printer",
        "Một tệp PDF, mỗi người một trang riêng",
    ),
    Entry("payroll.export_steps", "Xuất diễn giải từng bước", ("Ctrl+Shift+E",), "microsoft-excel"),
    Entry("payroll.close", "Khóa tháng…", ("F10",), "lock"),
    Entry("payroll.reopen", "Mở lại tháng…", ("Ctrl+Shift+F10",), "lock-open-variant"),
    Entry("payroll.missing", "Ô còn thiếu", ("F4",), "pencil", "Tới ô kế tiếp còn thiếu số liệu và nhập"),
    Entry("payroll.enter", "Nhập số liệu…", ("Ctrl+N",), "plus", "Số tiền của khoản mà văn bản không ghi mức"),
    Entry("payroll.differences", "Truy lĩnh, truy thu…", ("F6",), "backup-restore", "Tháng đã khóa mà nay tính khác"),
    Entry("payroll.correct", "Sửa muộn ca trực…", ("Ctrl+Shift+D",), "pencil", "Ca của tháng đã khóa; tháng vẫn khóa"),
    Entry("payroll.find", "Tìm trong trang", ("Ctrl+F", "F3"), "magnify"),
    Entry("documents.print", "In", ("Ctrl+P",), "printer"),
    Entry("documents.print_anew", "In bản mới", ("Ctrl+Shift+P",), "printer", "Thay bản lưu của văn bản đã có số"),
    Entry("documents.sign", "Ký số…", ("F10",), "file-sign", "Bằng USB ký số, trên văn bản đã in"),
    Entry("documents.save", "Lưu tệp PDF…", ("Ctrl+S",), "content-save"),
    Entry("documents.save_signed", "Lưu bản đã ký số…", ("Ctrl+Shift+K",), "content-save"),
    Entry(
        "documents.save_word",
        "Lưu bản để sửa (Word)…",
        ("Ctrl+Shift+S",),
        "pencil",
        "Tệp .docx giống bản in, để sửa câu chữ; không phải bản lưu trong sổ",
    ),
    Entry(
        "documents.save_sheet",
        "Lưu bảng tính (Excel)…",
        ("Ctrl+Alt+S",),
        "microsoft-excel",
        "Danh sách, bảng đang xem thành tệp .xlsx; không phải bản lưu trong sổ",
    ),
    Entry("documents.export_sheet", "Bảng thanh toán .xlsx", ("Ctrl+E",), "microsoft-excel"),
    Entry("documents.export_grid", "Chấm công .xlsx", ("Ctrl+Shift+E",), "microsoft-excel"),
    Entry("documents.find", "Tìm trong trang", ("Ctrl+F", "F3"), "magnify"),
    Entry("documents.find_paper", "Tìm trong tờ giấy", ("Ctrl+Shift+F",), "magnify", IN_PAPER),
    Entry("register.give", "Cấp số…", ("F8",), "check", "Sau khi ký; quyết định thì cấp ở trang Quyết định"),
    Entry("register.edit", "Sửa…", ("F2",), "pencil", "Dòng số trống: lý do. Dòng văn bản: nơi nhận"),
    Entry("register.withdraw", "Thu lại số…", ("Del",), "backup-restore", "Khi cấp nhầm hoặc văn bản bị hủy"),
    Entry("register.export", "Xuất Excel", ("Ctrl+E",), "microsoft-excel"),
    Entry("register.print", "In sổ", ("Ctrl+P",), "printer", "Sổ của cả năm, để đóng quyển"),
    Entry("register.find", "Tìm trong trang", ("Ctrl+F", "F3"), "magnify"),
    Entry("exchange.seal", "Ký và ghi gói…", ("F10",), "package-variant-closed-check"),
    Entry("exchange.letter", "Công văn gửi gói", ("Ctrl+P",), "printer", "Gói của tháng, vừa ký"),
    Entry("exchange.receipt", "Đọc biên nhận…", ("Ctrl+O",), "check-circle"),
    Entry("exchange.receive", "Nhận gói…", ("Ctrl+Shift+O",), "file-import", "Khi sổ là của nơi nhận"),
    Entry(
        "exchange.take_rules",
        "Nhận gói quy định…",
        ("Ctrl+Shift+Q",),
        "file-import",
        "Chế độ, mức, lịch, mẫu",
    ),
    Entry("exchange.make_rules", "Lập gói quy định…", ("Ctrl+Shift+L",), "file-sign", "Khi sổ là của nơi nhận"),
    Entry("exchange.copy", "Chép lại gói…", ("Ctrl+S",), "usb"),
    Entry("scheme.edit", "Hoàn thiện…", ("F2",), "pencil", "Điền mức còn thiếu, sửa theo nghị quyết"),
    Entry("scheme.compute", "Tính thử, so sánh, lập dự toán", ("F9",), "calculator", "Theo thẻ đang mở"),
    Entry("scheme.attest", "Xác nhận…", ("F8",), "check", "Người có thẩm quyền xác nhận chế độ đúng như văn bản"),
    Entry("scheme.copy", "Chép sang chế độ mới…", ("Ctrl+N",), "content-copy", "Khi có nghị quyết mới từ một ngày"),
    Entry("scheme.keep", "Lấy từ tệp…", ("Ctrl+O",), "file-import", "Tệp chế độ, mức Nhà nước hoặc lịch nghỉ"),
    Entry("scheme.drop", "Bỏ bản trong sổ…", (), "delete-outline", "Trở lại bản của chương trình"),
    Entry("scheme.figure", "Thêm mức…", ("Ctrl+M",), "plus", "Mức Nhà nước mới từ một ngày"),
    Entry("scheme.calendar", "Lịch nghỉ…", ("Ctrl+L",), "calendar-month", "Thông báo nghỉ lễ, tết của một năm"),
    Entry("scheme.find", "Tìm trong trang", ("Ctrl+F", "F3"), "magnify"),
    Entry("history.find", "Tìm trong trang", ("Ctrl+F", "F3"), "magnify"),
    Entry("history.verify", "Kiểm tra chuỗi nhật ký", ("F9",), "check-circle"),
    Entry("settings.save", "Lưu", ("Ctrl+Return", "Ctrl+S"), "content-save"),
    Entry("settings.edit_form", "Sửa mẫu…", ("F2",), "pencil", "Mẫu văn bản đang chọn: lời văn, cột, thứ tự"),
    Entry("settings.attest_form", "Xác nhận mẫu…", ("F8",), "check", "Mẫu đã đối chiếu với Công báo"),
    Entry("settings.drop_form", "Bỏ bản trong sổ…", (), "delete-outline", "Trở lại mẫu của chương trình"),
    Entry("settings.backup", "Sao lưu ngay", ("Ctrl+Shift+B",), "content-save"),
    Entry("settings.restore", "Khôi phục từ bản sao…", (), "backup-restore"),
)
ENTRIES = {entry.name: entry for entry in _TABLE}


def of_page(page: str) -> tuple[Entry, ...]:
    """Return the entries of one page, or those that hold everywhere, in the table's order."""
    return tuple(entry for entry in _TABLE if entry.page == page)


def bind(owner: QWidget, name: str, slot: Callable[[], object]) -> QAction:
    """Make an entry work on ``owner`` and return its action.

    A page's keys hold while it is in front, wherever the focus is; bare keys such as Enter, Esc and Del only while the
    focus is in the page, for elsewhere they mean something else.
    """
    entry = ENTRIES[name]
    action = QAction(entry.text, owner)
    action.setObjectName(name)
    action.setShortcuts([QKeySequence(key) for key in entry.keys])
    everywhere = entry.page == EVERYWHERE or not any(key in _BARE for key in entry.keys)
    within = Qt.ShortcutContext.WindowShortcut if everywhere else _WITHIN_PAGE
    action.setShortcutContext(within)
    action.triggered.connect(lambda _checked=False: slot())
    owner.addAction(action)
    return action


_BARE = {"Return", "Esc", "Del", "F2"}
_WITHIN_PAGE = Qt.ShortcutContext.WidgetWithChildrenShortcut


def help_groups(page: str) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """Return what F1 tells: what opens each page, what this page answers to, what holds on every page."""
    stations = [(station.key, station.title) for station in STATIONS]
    return (
        ("Mở trang", stations),
        ("Ở trang này", _rows(of_page(page))),
        ("Ở mọi trang", _rows(of_page(EVERYWHERE))),
    )


def _rows(entries: Sequence[Entry]) -> Sequence[tuple[str, str]]:
    return [(", ".join(key_words(key) for key in entry.keys), _words(entry)) for entry in entries if entry.keys]


def _words(entry: Entry) -> str:
    return (
        f"{entry.text.rstrip('…')}: {entry.help[0].lower()}{entry.help[1:]}" if entry.help else entry.text.rstrip("…")
    )
