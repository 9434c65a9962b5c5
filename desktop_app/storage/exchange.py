"""Questions about bundles that went up and those that came in."""

from desktop_app.model.exchange import IssuedReceipt, ReceivedBundle, SentBundle
from desktop_app.model.ids import BundleId
from desktop_app.model.periods import Month
from desktop_app.storage.reading import Reading


class ExchangeQuestions(Reading):
    """What was sealed, taken in and answered."""

    def sent_bundles(self) -> tuple[SentBundle, ...]:
        """Return the bundles this commune sealed, by unit and number."""
        return self.all(SentBundle)

    def sent_bundle(self, bundle: BundleId) -> SentBundle | None:
        """Return one sealed bundle, or None."""
        return self.get(SentBundle, bundle)

    def received(self, unit: str | None = None, period: Month | None = None) -> tuple[ReceivedBundle, ...]:
        """Return the bundles that reached this office, of all units or one, by number."""
        condition = "retired = 0 AND (? IS NULL OR unit = ?) AND (? IS NULL OR period = ?)"
        month = str(period) if period else None
        return self._where(ReceivedBundle, condition, (unit, unit, month, month))

    def received_bundle(self, bundle: BundleId) -> ReceivedBundle | None:
        """Return one received bundle, or None."""
        return self.get(ReceivedBundle, bundle)

    def received_units(self) -> tuple[str, ...]:
        """Return the units that sent anything."""
        rows = self._rows("SELECT DISTINCT unit FROM received_bundles WHERE retired = 0 ORDER BY unit")
        return tuple(str(row[0]) for row in rows)

    def issued_receipts(self, unit: str | None = None) -> tuple[IssuedReceipt, ...]:
        """Return the receipts this office wrote, all or to one unit, by number."""
        return self._where(IssuedReceipt, "retired = 0 AND (? IS NULL OR unit = ?)", (unit, unit))
