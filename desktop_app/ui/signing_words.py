"""Words of electronic signing: certificates, places on the paper, signatures found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.model.esigning import FoundSignature, SignedPaper, SigningAs, TokenCertificate
from desktop_app.ui.models.rows import Column
from desktop_app.wording import esigning_words, written

NOT_CHECKED = "Chưa kiểm tra nơi cấp chứng thư."
PROVES = (
    "Chương trình chỉ xem chữ ký số có còn nguyên vẹn và đúng là của chứng thư ghi trong đó không. "
    "Chưa kiểm tra nơi cấp chứng thư; không kiểm tra thu hồi vì máy không nối mạng. "
    "Chương trình không xác nhận giá trị pháp lý của chữ ký."
)
AS_WORDS = {SigningAs.PERSON: "Cá nhân: chữ ký màu xanh", SigningAs.BODY: "Cơ quan: con dấu màu đỏ"}


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate as the list shows it."""

    certificate: TokenCertificate
    read_at: datetime
    """When the list was read."""

    @property
    def usable(self) -> bool:
        """Return whether it was valid then."""
        return self.certificate.valid_from <= self.read_at <= self.certificate.valid_to

    @property
    def until(self) -> str:
        """Return the last day on which it is valid."""
        return written.short_date(self.certificate.valid_to.date())

    @property
    def state(self) -> str:
        """Return whether it can be used, in words."""
        if self.usable:
            return "còn hạn"
        return "hết hạn" if self.certificate.valid_to < self.read_at else "chưa đến hạn"


def _tone(row: CertificateRow) -> str | None:
    return None if row.usable else "secondary"


COLUMNS = (
    Column[CertificateRow](
        "Người giữ, cơ quan",
        lambda row: row.certificate.holder,
        tone=_tone,
        detail=lambda row: row.certificate.organisation or "không ghi cơ quan",
        tip=lambda row: f"{row.certificate.holder}\n{row.certificate.organisation}",
    ),
    Column[CertificateRow](
        "Nơi cấp", lambda row: row.certificate.issuer, tone=_tone, tip=lambda row: row.certificate.issuer
    ),
    Column[CertificateRow]("Dùng đến", lambda row: row.until, tone=_tone, detail=lambda row: row.state, width=116),
)


def signed_line(paper: SignedPaper) -> str:
    """Return who signed a paper and when, as the book remembers it."""
    return f"{paper.holder or paper.organisation}, {written.moment(datetime.fromisoformat(paper.signed_at))}"


def found_words(found: Sequence[FoundSignature]) -> str:
    """Return all signatures of a paper, one a line, and what was not looked at."""
    return "\n".join([*(f"Đã ký số: {esigning_words.found(one)}." for one in found), NOT_CHECKED])
