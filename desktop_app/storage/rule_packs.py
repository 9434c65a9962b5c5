"""Questions about rule packs: those an office handed down, those a commune took in, and the months they may touch."""

from desktop_app.model.ids import RulePackId
from desktop_app.model.periods import Month
from desktop_app.model.rule_packs import IssuedRulePack, ReceivedRulePack
from desktop_app.storage.reading import Reading


class RulePackQuestions(Reading):
    """What was handed down and taken in."""

    def issued_rule_packs(self) -> tuple[IssuedRulePack, ...]:
        """Return the packs that this office signed, by number."""
        return self.all(IssuedRulePack)

    def received_rule_packs(self, unit: str | None = None) -> tuple[ReceivedRulePack, ...]:
        """Return the packs taken in, of all offices or one, by office and number."""
        return self._where(ReceivedRulePack, "retired = 0 AND (? IS NULL OR unit = ?)", (unit, unit))

    def received_rule_pack(self, pack: RulePackId) -> ReceivedRulePack | None:
        """Return one pack taken in, or None."""
        return self.get(ReceivedRulePack, pack)

    def closed_by_scheme(self) -> dict[Month, str]:
        """Return the months that refuse changes, in order, each with the id of the scheme it was closed on.

        Their sheets are not read as nouns, which for many years would take long.
        """
        sql = (
            "SELECT month, sheet ->> '$.scheme_id' FROM closed_months "
            "WHERE reopened_why = '' AND retired = 0 ORDER BY month"
        )
        return {Month.parse(str(month)): str(scheme) for month, scheme in self._rows(sql)}
