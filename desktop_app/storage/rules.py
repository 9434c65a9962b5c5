"""Questions about the rules that the book itself keeps."""

from desktop_app.model.law import RuleKind, RuleText
from desktop_app.storage.reading import Reading


class RuleQuestions(Reading):
    """What the book has of its own beside the program's data."""

    def rule_texts(self, kind: RuleKind | None = None) -> tuple[RuleText, ...]:
        """Return the rules in force, of all kinds or one: of each kind and name the newest, by kind and name."""
        versions = self._where(RuleText, "retired = 0 AND (? IS NULL OR kind = ?)", (kind, kind))
        newest = {(text.kind, text.name): text for text in versions}
        return tuple(text for _, text in sorted(newest.items()))

    def rule_text(self, kind: RuleKind, name: str) -> RuleText | None:
        """Return the rule in force under a kind and name, or None where the book has none of its own."""
        versions = self.rule_versions(kind, name)
        return versions[-1] if versions else None

    def rule_versions(self, kind: RuleKind, name: str) -> tuple[RuleText, ...]:
        """Return every version of a rule that was not given up, the oldest first: the last one is in force."""
        return self._where(RuleText, "retired = 0 AND kind = ? AND name = ?", (kind, name))

    def rules_changed_at(self) -> int:
        """Return the number of the last line of history that touched a rule, undoing included; 0 before the first.

        What was made of the rules holds as long as this number stands.
        """
        row = self._one("SELECT coalesce(max(seq), 0) FROM history_rows WHERE table_name = 'rule_texts'")
        return int(str(row[0])) if row else 0
