"""What is said beside a kept print that goes out again where a new one would be another paper."""

from typing import TYPE_CHECKING

from desktop_app.model.ids import DocumentId
from desktop_app.model.problems import Refused
from desktop_app.services.printing_forms import content_of, record_kept
from desktop_app.services.reprinting import differs

if TYPE_CHECKING:
    from desktop_app.model.document import PrintedDocument
    from desktop_app.services.office import Office
    from desktop_app.services.printing_forms import Composed


def record_words(kept: "PrintedDocument", composed: "Composed", *, elsewhere: str = "") -> str:
    """Return the sentence; empty where a new print would be the same. ``elsewhere`` names the page that makes one."""
    content = content_of(composed)
    other = differs(kept, content)
    if not other and kept.form_version == content.form_version:
        return ""
    why = "nội dung trong sổ" if other else "mẫu"
    return (
        f"Đây là bản lưu, in lại vẫn đúng bản này; {why} nay đã khác. Muốn có bản mới thì «In bản mới» "
        f"(Ctrl+Shift+P){elsewhere}; bản lưu cũ sẽ ghi là đã được thay."
    )


def words_of_print(office: "Office", document: DocumentId) -> str:
    """Return the same of the kept print of a round or decision, which goes out whenever it is printed; else empty."""
    from desktop_app.services.composing_again import compose_again

    kept = office.book.document(document)
    if kept is None or (kept.recruitment is None and kept.decision is None):
        return ""
    try:
        composed = compose_again(office, document)
    except Refused:
        return ""
    return record_words(kept, composed) if record_kept(office, composed) == kept else ""
