"""Sample proposals: policies in their form, ideas of collaboration between NGO and town hall, the library."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parteneriat_desktop.actions.demo.sample import Sample
    from parteneriat_desktop.records.values import Wire


def write_proposals(sample: Sample, partnership: str, partners: list[str]) -> None:
    """Write the proposals that one partnership and its partners made; the town hall stands first."""
    texts: dict[str, Any] = sample.texts["initiatives"]
    for given in texts["policies"]:
        _write_policy(sample, given, partnership, partners)
    for number, (title, idea, state, days, words) in enumerate(texts["collaborations"]):
        fields: dict[str, Wire] = {
            "title": title,
            "idea": idea,
            "proposing_partner": partners[1 + number],
            "addressed_to": [{"partner": partners[0]}],
            "domains": ["participatory_governance"],
            "proposed_on": sample.day(days).isoformat(),
            "discussed_on": None if state == "idea" else sample.day(days - 20).isoformat(),
            "discussion": words if state == "discussed" else None,
            "state": state,
            "reason": words if state == "declined" else None,
        }
        sample.save("collaboration_proposal", fields)
    for title, kind, topics, tags, author, days in texts["resources"]:
        resource: dict[str, Wire] = {
            "title": title,
            "kind": kind,
            "topics": topics,
            "tags": tags,
            "author": author,
            "published_on": sample.day(days).isoformat(),
            "language": "română",
            "file": sample.file(title),
        }
        sample.save("resource", resource)


def _write_policy(sample: Sample, given: dict[str, Any], partnership: str, partners: list[str]) -> None:
    """Write one policy proposal; a registered one waits for the answer of the town hall."""
    own = ("title", "initiating_institution", "problem", "purpose", "general_objectives", "specific_objectives")
    more = ("beneficiaries", "variants", "recommended_variant", "budget", "currency", "consulted_organisations")
    fields: dict[str, Wire] = {name: given[name] for name in (*own, *more, "consultation_results", "summary")}
    submitted = sample.day(given["days"])
    today = sample.workspace.today
    fields |= {
        "partnership": partnership,
        "initiator_partner": partners[1],
        "alternative": True,
        "recipient_authority": partners[0],
        "action_plan": [
            {"activity": what, "due_on": (today + timedelta(days=days)).isoformat(), "responsible": who}
            for what, days, who in given["action_plan"]
        ],
        "state": given["state"],
    }
    if given["state"] == "registered":
        fields |= {"submitted_on": submitted.isoformat(), **sample.registration(submitted)}
    sample.save("policy_proposal", fields)
