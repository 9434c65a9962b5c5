"""One type per noun, so that a member's identifier cannot stand where a team's is wanted.

Identifiers are made at the commune (UUID text) and never renumbered, so a receiving office keeps them as they are.
"""

from typing import NewType

ProfileId = NewType("ProfileId", str)
SignerId = NewType("SignerId", str)
VillageId = NewType("VillageId", str)
TeamId = NewType("TeamId", str)
MemberId = NewType("MemberId", str)
DecisionId = NewType("DecisionId", str)
DutyId = NewType("DutyId", str)
DocumentId = NewType("DocumentId", str)
BundleId = NewType("BundleId", str)
RuleId = NewType("RuleId", str)
RulePackId = NewType("RulePackId", str)
RecruitmentId = NewType("RecruitmentId", str)
SignedPaperId = NewType("SignedPaperId", str)
DifferenceId = NewType("DifferenceId", str)
EntryId = NewType("EntryId", str)
GapId = NewType("GapId", str)
ReprintId = NewType("ReprintId", str)
