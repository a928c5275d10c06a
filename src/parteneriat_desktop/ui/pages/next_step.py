"""The next step of a proposal: what is done in which state, and at which field of its form that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.collaboration_proposal import CollaborationState
from parteneriat_desktop.records.policy_proposal import PolicyState

if TYPE_CHECKING:
    from parteneriat_desktop.records.values import Choice

#: By state: what is to be done, and the field it is written in. A state that ends the way has none.
COLLABORATION: dict[Choice, tuple[str, str]] = {
    CollaborationState.IDEA: (N_("Note the discussion"), "discussed_on"),
    CollaborationState.DISCUSSED: (N_("Note the decision"), "state"),
    CollaborationState.ACCEPTED: (N_("Make it a partnership"), "state"),
}
POLICY: dict[Choice, tuple[str, str]] = {
    PolicyState.DRAFT: (N_("Consult on it"), "consultation"),
    PolicyState.IN_CONSULTATION: (N_("Submit it"), "submitted_on"),
    PolicyState.SUBMITTED: (N_("Note the registration"), "registration_number"),
    PolicyState.REGISTERED: (N_("Note the answer"), "reply_number"),
    PolicyState.ACCEPTED: (N_("Note the adopted act"), "adopted_act_number"),
    PolicyState.PARTLY_ACCEPTED: (N_("Note the adopted act"), "adopted_act_number"),
    PolicyState.IMPLEMENTED: (N_("Evaluate it"), "evaluated_on"),
}


def next_step(state: Choice | None) -> tuple[str, str]:
    """Return what is to be done and in which field; a proposal without a state gets one first."""
    if state is None:
        return N_("Choose a state"), "state"
    steps = POLICY if isinstance(state, PolicyState) else COLLABORATION
    return steps.get(state, (N_("See"), ""))
