"""A step of recruitment in words: its deadline, its papers, what it is for."""

from collections.abc import Iterable

from desktop_app.model.problems import Problem
from desktop_app.model.recruitment import ApplicationPaper
from desktop_app.model.recruitment_check import HEALTH, NOT_RECORDED, PAPERS_MISSING
from desktop_app.model.recruitment_path import RecruitmentStep
from desktop_app.services.listing_recruitment import PaperSigner, StepPaper, StepRow, StepState
from desktop_app.ui.member_words import SHORT
from desktop_app.wording import due_words, written
from desktop_app.wording.messages import Messages

SHORT_PAPERS = {
    ApplicationPaper.REQUEST: "đơn",
    ApplicationPaper.BIOGRAPHY: "lý lịch",
    ApplicationPaper.HEALTH: "giấy sức khỏe",
    ApplicationPaper.SCHOOLING: "bằng cấp",
}
TONES = {StepState.DONE: "good", StepState.NEXT: "info", StepState.WAITING: "neutral", StepState.OVERDUE: "error"}
PAPERS = {
    "mau_01": "Đơn",
    "mau_02": "Phiếu",
    "mau_03": "Biên bản kiểm phiếu",
    "mau_04": "Biên bản kết quả",
    "mau_05": "Danh sách Tổ viên",
    "mau_06": "Danh sách Tổ trưởng, Tổ phó",
    "ke_hoach_tuyen_chon": "Kế hoạch",
    "danh_sach_du_tuyen": "Danh sách dự tuyển",
    "quyet_dinh_hoi_dong_xet_tuyen": "Quyết định Hội đồng",
    "thong_bao_niem_yet": "Thông báo niêm yết",
    "nhat_ky_niem_yet": "Nhật ký niêm yết",
    "to_trinh_de_nghi_cong_nhan": "Tờ trình",
    "decision": "Quyết định",
}
"""Forms in a word or two, for a button."""
WHAT_FOR = {
    RecruitmentStep.PLAN: "Công an xã soạn kế hoạch: tuyển bao nhiêu người cho Tổ nào, nhận hồ sơ ở đâu, đến ngày nào.",
    RecruitmentStep.APPROVE: "In kế hoạch, trình UBND xã. Khi đã ký, ghi số và ngày.",
    RecruitmentStep.POST_PLAN: "Niêm yết kế hoạch ngay sau khi ban hành, tại đủ năm loại nơi.",
    RecruitmentStep.RECEIVE: "Nhận hồ sơ, báo ngay giấy còn thiếu cho người nộp.",
    RecruitmentStep.LIST: "Hết hạn nhận: in danh sách, trình UBND xã phê duyệt rồi ghi ngày phê duyệt.",
    RecruitmentStep.POST_LIST: "Niêm yết danh sách công dân dự tuyển tại đủ năm loại nơi.",
    RecruitmentStep.COUNCIL: "Ghi thành viên Hội đồng, in quyết định thành lập để Chủ tịch UBND ký.",
    RecruitmentStep.MEETING: "Ghi ai có mặt và số phiếu tán thành của từng người; kết quả hiện ngay bên cạnh.",
    RecruitmentStep.MINUTES: "In biên bản kết quả, ký xong thì ghi ngày: 05 ngày làm việc tính từ ngày này.",
    RecruitmentStep.PROPOSAL: "Lập dự thảo quyết định từ kết quả, in tờ trình và các danh sách, gửi Chủ tịch UBND.",
    RecruitmentStep.DECISION: "Ghi ngày Chủ tịch UBND nhận; quyết định ký xong thì cấp số ở trang Quyết định.",
    RecruitmentStep.POST_DECISION: "Niêm yết quyết định tại đủ năm loại nơi.",
}


def lacks_words(problems: Iterable[Problem], messages: Messages) -> str:
    """Return in a few words what somebody lacks: ``trình độ chưa đủ; thiếu giấy sức khỏe, bằng cấp``."""
    told = []
    given = tuple(problems)
    unseen = {paper for p in given if p.code == PAPERS_MISSING for paper in _papers_of(p)}
    for problem in given:
        if problem.code == PAPERS_MISSING:
            told.append(f"thiếu {', '.join(SHORT_PAPERS[one] for one in _papers_of(problem))}")
        elif problem.code == NOT_RECORDED:
            told.append(f"giấy sức khỏe: chưa ghi {messages.write(problem.values['parts'])}")
        elif problem.code != HEALTH or ApplicationPaper.HEALTH not in unseen:
            told.append(SHORT.get(problem.code, ""))
    return "; ".join(word for word in dict.fromkeys(told) if word)


def _papers_of(problem: Problem) -> list[ApplicationPaper]:
    papers = problem.values["papers"]
    return [one for one in ApplicationPaper if isinstance(papers, tuple) and one in papers]


def state_words(row: StepRow, messages: Messages) -> str:
    """Return the word of a step's state."""
    words = messages.label("step_state", row.state)
    return f"{words[:1].upper()}{words[1:]}"


def short_deadline(row: StepRow) -> str:
    """Return the line under a step's name: done when, due when, or what is missing."""
    if row.done_on is not None:
        return f"ngày {written.short_date(row.done_on)}"
    if row.due is not None and row.days_left is not None:
        stands = due_words.standing(row.days_left, row.working_days_left or 0)
        return f"{row.due.day:02d}/{row.due.month:02d}, {stands}"
    return f"còn {len(row.missing)} việc" if row.missing else ""


def deadline(row: StepRow) -> str:
    """Return a step's deadline in one sentence with where it stands; empty where there is none."""
    if row.due is None or row.done_on is not None:
        return ""
    line = f"Hạn {written.weekday(row.due)} {written.short_date(row.due)}"
    if row.days_left is not None:
        line += f", {due_words.standing(row.days_left, row.working_days_left or 0)}"
    if not row.article:
        return f"{line} (theo kế hoạch)"
    # The circular says "at once" and no number of days.
    read = ". Thông tư không ghi số ngày; chương trình nhắc trong 1 ngày làm việc" if row.assumed else ""
    return f"{line} ({row.article}){read}"


def paper_button(paper: StepPaper) -> str:
    """Return the words of the button that prints a paper."""
    return f"In {PAPERS[paper.form][:1].lower()}{PAPERS[paper.form][1:]}"


def paper_tip(paper: StepPaper, messages: Messages) -> str:
    """Return who signs a paper, and how often it was printed."""
    signer = messages.label("paper_signer", paper.signer)
    printed = f"; đã in {paper.printed} lần" if paper.printed else ""
    return f"{signer[:1].upper()}{signer[1:]}{printed}"


def signers(row: StepRow, messages: Messages) -> str:
    """Return who signs the step's papers: ``Trưởng Công an ký``, each paper named where they differ."""
    by_signer: dict[PaperSigner, list[str]] = {}
    for paper in row.papers:
        by_signer.setdefault(paper.signer, []).append(PAPERS[paper.form])
    told = [(", ".join(names), messages.label("paper_signer", one)) for one, names in by_signer.items()]
    if len(told) == 1:
        return f"{told[0][1][:1].upper()}{told[0][1][1:]}"
    return "; ".join(f"{names}: {signs}" for names, signs in told)
