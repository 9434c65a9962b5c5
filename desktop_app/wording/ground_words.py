"""Who does not meet a condition, or lacks a paper, as a proposal and its lists say it: what, and on which ground."""

from collections.abc import Mapping, Sequence

from desktop_app.model.decision import Override
from desktop_app.model.member import HealthPart
from desktop_app.model.problems import Problem
from desktop_app.model.recruitment import ApplicationPaper
from desktop_app.model.recruitment_check import HEALTH, NOT_RECORDED

EXCEPT_FOR = ", trừ các nội dung sau đây, kính trình xem xét theo căn cứ ghi kèm"
"""After ``có đủ tiêu chuẩn, điều kiện theo quy định``: what follows is listed with its grounds."""
_CONDITIONS: Mapping[str, str] = {
    "member.birth_missing": "chưa có ngày sinh",
    "member.too_young": "chưa đủ 18 tuổi",
    "member.age_unsure": "hồ sơ chỉ có năm sinh, chưa xác định được độ tuổi",
    "member.too_old": "quá 70 tuổi",
    "member.education_missing": "chưa có giấy tờ về trình độ học vấn",
    "member.education_too_low": "chưa đủ trình độ học vấn",
    "member.residence_missing": "chưa có thông tin thường trú, tạm trú",
    "member.residence_short": "thường trú, tạm trú chưa đủ 01 năm",
    "member.health_missing": "chưa có giấy chứng nhận sức khỏe",
}
_HEALTH_PARTS: Mapping[HealthPart, str] = {HealthPart.ISSUER: "nơi cấp", HealthPart.DAY: "ngày cấp"}
_PAPERS: Mapping[ApplicationPaper, str] = {
    ApplicationPaper.REQUEST: "đơn đề nghị",
    ApplicationPaper.BIOGRAPHY: "bản khai sơ yếu lý lịch",
    ApplicationPaper.HEALTH: "giấy chứng nhận sức khỏe",
    ApplicationPaper.SCHOOLING: "bằng tốt nghiệp hoặc xác nhận học vấn",
}


def condition(problem: Problem) -> str:
    """Return what is not met or not there: ``quá 70 tuổi``, ``hồ sơ thiếu đơn đề nghị``."""
    papers, parts = _papers(problem), problem.values.get("parts")
    if problem.code == NOT_RECORDED and isinstance(parts, tuple):
        return f"chưa ghi {', '.join(_HEALTH_PARTS[part] for part in parts)} giấy chứng nhận sức khỏe"
    return f"hồ sơ thiếu {', '.join(_PAPERS[paper] for paper in papers)}" if papers else _CONDITIONS[problem.code]


def exception(person: str, problem: Problem, ground: Override) -> str:
    """Return ``Ông Lê Văn Năm: quá 70 tuổi; căn cứ: đủ sức khỏe, Giấy số 12 ngày 03/11/2026``."""
    return f"{person}: {condition(problem)}; căn cứ: {_ground(ground)}"


def remark(passed: Sequence[tuple[Problem, Override]], lacks: Sequence[Problem]) -> str:
    """Return what a list says beside a name: what is passed over with its ground, what is lacking."""
    said = [f"{condition(problem)} (căn cứ: {_ground(ground)})" for problem, ground in passed]
    unseen = {paper for problem in lacks for paper in _papers(problem)}
    said += [
        condition(problem)
        for problem in lacks
        if problem.code != HEALTH or ApplicationPaper.HEALTH not in unseen  # one paper, named once
    ]
    words = "; ".join(dict.fromkeys(word for word in said if word))
    return words[:1].upper() + words[1:]


def _papers(problem: Problem) -> list[ApplicationPaper]:
    papers = problem.values.get("papers", ())
    return [paper for paper in ApplicationPaper if isinstance(papers, tuple) and paper in papers]


def _ground(ground: Override) -> str:
    words = (ground.ground.strip().rstrip("."), ground.document.strip().rstrip("."))
    return ", ".join(word for word in words if word)
