"""Questions about the register of papers sent, and about papers that went out again."""

from collections.abc import Mapping
from datetime import date

from desktop_app.model.document import PaperOf
from desktop_app.model.ids import DecisionId, DocumentId, EntryId
from desktop_app.model.recruitment import PaperMark
from desktop_app.model.register import Distribution, IssuingBody, NumberGap, PaperKind, RegisterEntry, Reprint, Series
from desktop_app.storage.decisions import speaking_of
from desktop_app.storage.reading import Reading


class RegisterQuestions(Reading):
    """Which numbers were given, and why some were not."""

    def register_entries(self, *, form: str = "", of: PaperOf | None = None) -> tuple[RegisterEntry, ...]:
        """Return the numbers given to papers other than decisions, by series: all, of a form, or of what is named."""
        conditions, values = speaking_of(of or PaperOf())
        if form:
            conditions.append("form = ?")
            values.append(form)
        return self._where(RegisterEntry, " AND ".join(conditions), values)

    def register_entry(self, entry: EntryId) -> RegisterEntry | None:
        """Return one entry, or None."""
        return self.get(RegisterEntry, entry)

    def withdrawn_entries(self) -> tuple[tuple[PaperKind, Series, str], ...]:
        """Return kind, series and number of every entry whose number was taken back, the earliest first."""
        rows = self._rows(
            "SELECT json_extract(before, '$.kind'), json_extract(before, '$.body'), json_extract(before, '$.symbol'),"
            " json_extract(before, '$.signed_on'), json_extract(before, '$.number')"
            " FROM history_rows JOIN history USING (seq) WHERE table_name = 'register_entries'"
            " AND name = 'register.withdrawn' AND before IS NOT NULL ORDER BY seq, position"
        )
        return tuple(
            (PaperKind(str(kind)), Series(IssuingBody(str(body)), str(symbol), int(str(day)[:4])), str(number))
            for kind, body, symbol, day, number in rows
        )

    def withdrawn_marks(self) -> tuple[tuple[str, PaperMark], ...]:
        """Return the marks of rounds' papers when a number of theirs was taken back, by name, the earliest first."""
        rows = self._rows(
            "SELECT mark.key, json_extract(mark.value, '$.number'), json_extract(mark.value, '$.symbol'),"
            " json_extract(mark.value, '$.day') FROM history_rows JOIN history USING (seq),"
            " json_each(json_extract(before, '$.papers')) AS mark WHERE table_name = 'recruitments'"
            " AND name = 'register.withdrawn' AND before IS NOT NULL ORDER BY seq, position"
        )
        return tuple(
            (str(name), PaperMark(str(number), str(symbol), date.fromisoformat(str(day))))
            for name, number, symbol, day in rows
            if number and day
        )

    def distributions(self) -> tuple[Distribution, ...]:
        """Return to whom decisions and the proposals they cite were sent."""
        return self.all(Distribution)

    def number_gaps(self) -> tuple[NumberGap, ...]:
        """Return every explanation of missing numbers, the oldest first."""
        return self.all(NumberGap)

    def reprints(self, document: DocumentId | None = None) -> tuple[Reprint, ...]:
        """Return when kept papers went out again, the earliest first: of all papers or one."""
        return self._where(Reprint, "retired = 0 AND (? IS NULL OR document = ?)", (document, document))

    def decision_when_printed(self, document: DocumentId, decision: DecisionId) -> Mapping[str, str]:
        """Return number, day of signing and citation of a decision as they were when a paper was printed; empty if new.

        A print of an older book does not say what it bore: that follows from the change lines before it.
        """
        row = self._one(
            "SELECT coalesce(json_extract(after, '$.number'), ''), coalesce(json_extract(after, '$.signed_on'), ''),"
            " coalesce(json_extract(after, '$.proposal'), '') FROM history_rows"
            " WHERE table_name = 'decisions' AND row_key = ? AND after IS NOT NULL AND seq <"
            " (SELECT min(seq) FROM history_rows WHERE table_name = 'documents' AND row_key = ?)"
            " ORDER BY seq DESC LIMIT 1",
            (decision, document),
        )
        return dict(zip(("number", "signed_on", "proposal"), map(str, row), strict=True)) if row else {}
