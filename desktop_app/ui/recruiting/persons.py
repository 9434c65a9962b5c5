"""What the book keeps of somebody, from the step of a round that says what is missing."""

from desktop_app.ui.recruiting.panel import StepPanel
from desktop_app.ui.recruiting.withdrawing import NewPersonDialog


def edit_person(panel: StepPanel) -> None:
    """Open whom the panel is about at the first field in which something is missing; what is typed is kept first."""
    member = panel.current_member
    if member is None or panel.view is None or (panel.touched and not panel.save()):
        return
    person = panel.session.office.book.member(member)
    if person is not None:
        lacks = next((row.lacks for row in panel.view.votes if row.member == member), ())
        wanted = next((problem.at.field for problem in lacks if problem.at.field in NewPersonDialog.fields), "")
        NewPersonDialog(panel, panel.session, person, wanted).exec()
