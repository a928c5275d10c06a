"""What the steps of a consultation are called: on the button that takes one, and in the list of what it still needs."""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_

#: By the state that a step leads to: the words on its button, its icon, and what something is missing for.
STEPS: dict[str, tuple[str, str, str]] = {
    "announced": (N_("Publish"), "megaphone", N_("publishing")),
    "proposals_closed": (N_("Close the proposals"), "inbox", N_("closing the proposals")),
    "debate_scheduled": (N_("Schedule the debate"), "calendar-days", N_("scheduling the debate")),
    "debate_held": (N_("Record the debate"), "users", N_("recording the debate")),
    "documents_published": (N_("Publish the documents"), "file-text", N_("publishing the documents")),
    "under_analysis": (N_("Begin the analysis"), "hourglass", N_("the analysis")),
    "response_published": (N_("Publish the response"), "file-check", N_("publishing the response")),
    "in_endorsement": (N_("Send for endorsement"), "gavel", N_("endorsement")),
    "adopted": (N_("Record the adoption"), "circle-check", N_("the adoption")),
    "withdrawn": (N_("Withdraw"), "undo-2", N_("withdrawing")),
    "archived": (N_("Archive"), "package", N_("archiving")),
    "cancelled": (N_("Cancel the consultation"), "circle-x", N_("cancelling")),
}
