"""Questions about rounds of recruitment."""

from desktop_app.model.ids import MemberId, RecruitmentId
from desktop_app.model.recruitment import Recruitment
from desktop_app.storage.reading import Reading


class RecruitmentQuestions(Reading):
    """Who was sought, who applied and what became of it."""

    def recruitments(self) -> tuple[Recruitment, ...]:
        """Return every round, the earliest first."""
        return self.all(Recruitment)

    def recruitment(self, recruitment: RecruitmentId) -> Recruitment | None:
        """Return one round, or None."""
        return self.get(Recruitment, recruitment)

    def recruitments_naming(self, member: MemberId) -> tuple[Recruitment, ...]:
        """Return the rounds in which a person applied."""
        return tuple(one for one in self.recruitments() if any(a.member == member for a in one.applicants))
