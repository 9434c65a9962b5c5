"""Give up a rule that the book keeps, with a reason; the program's own stands again where it has one."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.services.keeping_rules import KeptRule, drop_local
from desktop_app.ui.rule_dialog import RuleDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.form import Form


class DropRuleDialog(RuleDialog[Form]):
    """Says what will stand instead, and asks why."""

    def __init__(self, parent: QWidget | None, session: Session, rule: KeptRule) -> None:
        kind = session.messages.label("rule_kind", rule.text.kind)
        super().__init__(parent, session, f"Bỏ {kind} lưu trong sổ")
        self._rule = rule
        self.say(rule.title, "bold")
        self.say(
            "Bỏ rồi thì bản của chương trình được dùng lại."
            if rule.own
            else "Chương trình không có bản riêng: bỏ rồi thì không còn quy định này."
        )
        self.say("Mọi bản đã lưu vẫn còn trong nhật ký; tháng đã khóa giữ nguyên.", "secondary")
        self.why = QLineEdit()
        form = Form(session.look, session.messages)
        form.add(("why", "Lý do bỏ (ghi vào nhật ký)", self.why))
        self.put_form(form, "Bỏ bản lưu trong sổ")
        form.go_to("why")

    def keep(self) -> None:
        """Give it up."""
        drop_local(self.session.office, self._rule.text.kind, self._rule.text.name, self.why.text())
