"""Undo and redo: the before-images written back as a new change. History is never shortened."""

from desktop_app.model.change import Change, RowChange
from desktop_app.model.problems import Problem, Refused
from desktop_app.services.office import Office

UNDO, REDO = "undo:", "redo:"
NOT_UNDONE = (
    "month.closed",
    "month.reopened",
    "decision.issued",
    "decision.recorded",
    "recruit.numbered",
    "register.given",
    "register.withdrawn",
    "bundle.",
    "document.",
    "book.",
)
"""What left the house or is undone by a paper of its own: a numbered decision is revoked, a closed month reopened."""


def undoable(office: Office) -> Change | None:
    """Return the change that Ctrl+Z would take back, or None."""
    return _candidate(office, redo=False)


def redoable(office: Office) -> Change | None:
    """Return the undoing that Ctrl+Y would take back, or None; gone once something else was done."""
    return _candidate(office, redo=True)


def undo(office: Office) -> Change:
    """Take back the last change that can be; return it. Raises Refused where there is none or its rows moved on."""
    if (found := undoable(office)) is None or (change := office.book.history.change(found.seq)) is None:
        raise Refused(Problem("history.nothing_to_undo"))
    _write_back(office, change, f"{UNDO}{change.seq}")
    return change


def redo(office: Office) -> Change:
    """Do again what was last undone; return the undoing that was taken back."""
    if (found := redoable(office)) is None or (change := office.book.history.change(found.seq)) is None:
        raise Refused(Problem("history.nothing_to_redo"))
    _write_back(office, change, f"{REDO}{change.seq}")
    return change


def _candidate(office: Office, *, redo: bool) -> Change | None:
    """Walk back over the newest lines: every undo hides the change it took back, every redo brings one back."""
    hidden: set[int] = set()
    for change in office.book.history.changes():
        if change.seq in hidden:
            continue
        _, _, seq = change.name.partition(":")
        if change.name.startswith(UNDO):
            if redo:
                return change
            hidden.add(int(seq))
        elif change.name.startswith(REDO):
            # the redo hides the undoing it took back, so the change first undone stands again
            hidden.add(int(seq))
        elif change.name.startswith(NOT_UNDONE):
            return None
        else:
            return None if redo else change
    return None


def _write_back(office: Office, change: Change, name: str) -> None:
    with office.book.change(name, by=office.clerk, why=change.name) as writing:
        for row in reversed(change.rows):
            _restore(writing.image(row.table, row.key), row, change)
            writing.put_image(row.table, row.key, row.before)


def _restore(now: object, row: RowChange, change: Change) -> None:
    """Refuse to write over a row that a later change touched."""
    if now != row.after:
        raise Refused(Problem("history.row_moved_on", values={"name": change.name, "seq": change.seq}))
