"""Contributions to a consultation and requests for a debate.

Rules of this module:

1. Name, contact and scanned paper of the sender stay in the institution's own register and never leave it.
2. What is not taken over is justified in writing (Law 52/2003 art. 12(3)), in at least 20 characters.
3. The register number is ``n/year``, given by the program, internal; official numbers are typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import in_order, missing, not_to_come, one_of, warn
from parteneriat_desktop.records.consultation import Consultation, Regime
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.surroundings import linked
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.problems import Problem
    from parteneriat_desktop.records.surroundings import Surroundings


class RequesterCapacity(Choice):
    """In what capacity somebody asks for a debate."""

    ASSOCIATION = "association", N_("legally constituted association")
    AUTHORITY = "authority", N_("public authority")
    CITIZEN = "citizen", N_("citizen")


class IncomingChannel(Choice):
    """How something came in."""

    REGISTRY = "registry", N_("registry office")
    POST = "post", N_("post")
    EMAIL = "email", N_("e-mail")
    ONLINE = "online", N_("online form")
    ORAL = "oral", N_("orally")
    FAX = "fax", N_("fax")


class SenderKind(Choice):
    """Who sent a contribution."""

    NATURAL_PERSON = "natural_person", N_("natural person")
    NGO = "ngo", N_("NGO")
    TRADE_UNION = "trade_union", N_("trade union")
    COMPANY = "company", N_("company")
    INSTITUTION = "institution", N_("institution")
    GROUP = "group", N_("group")
    ANONYMOUS = "anonymous", N_("anonymous")


class ContributionDecision(Choice):
    """What became of a contribution."""

    ACCEPTED = "accepted", N_("accepted")
    PARTLY_ACCEPTED = "partly_accepted", N_("partly accepted")
    NOT_ACCEPTED = "not_accepted", N_("not accepted")
    OUT_OF_SCOPE = "out_of_scope", N_("out of scope")
    UNDER_ANALYSIS = "under_analysis", N_("under analysis")


#: Decisions that have to be justified in writing, and the fewest characters of a justification.
JUSTIFIED = {
    ContributionDecision.PARTLY_ACCEPTED,
    ContributionDecision.NOT_ACCEPTED,
    ContributionDecision.OUT_OF_SCOPE,
}
LEAST_JUSTIFICATION = 20


@dataclass(kw_only=True, eq=False)
class DebateRequest(Record):
    """A written request for a public debate (Law 52/2003 art. 7(9))."""

    ENTITY: ClassVar[str] = "debate_request"
    NAME: ClassVar[str] = N_("Request for a debate")
    PLURAL: ClassVar[str] = N_("Requests for a debate")
    OWNERS: ClassVar[tuple[str, ...]] = ("consultation",)
    REGISTERS = MappingProxyType(
        {"registration": ("registration_number", "registration_date"), "reply": ("reply_number", "reply_date")}
    )

    consultation: Annotated[str | None, Facts(N_("Consultation"), link="consultation"), REQUIRED] = None
    requester: Annotated[str | None, Facts(N_("Partner who asks"), link="partner")] = None
    requester_name: Annotated[
        str | None, Facts(N_("Organisation that asks"), N_("if it is no partner; no names of citizens"), 250)
    ] = None
    capacity: Annotated[RequesterCapacity | None, Facts(N_("Capacity"))] = None
    registration_number: Annotated[
        str | None, Facts(N_("Registration number"), length=60, rule=rules.registration_number), REQUIRED
    ] = None
    registration_date: Annotated[date | None, Facts(N_("Registration date"), rule=rules.day), REQUIRED] = None
    reply_number: Annotated[str | None, Facts(N_("Number of the reply"), length=60, rule=rules.registration_number)] = (
        None
    )
    reply_date: Annotated[date | None, Facts(N_("Date of the reply"), rule=rules.day)] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """Ask who requests the debate; warn when the request binds nobody."""
        found = [
            *super().problems(around),
            *one_of(self, "requester", "requester_name"),
            *in_order(self, "registration_date", "reply_date"),
        ]
        if self.capacity is RequesterCapacity.CITIZEN:
            sentence = Sentence("The request of a citizen is noted; it does not oblige to hold a debate.")
            found.append(warn("capacity", sentence))
        return found


@dataclass(kw_only=True, eq=False)
class Contribution(Record):
    """A proposal, suggestion or opinion received in a consultation."""

    ENTITY: ClassVar[str] = "contribution"
    NAME: ClassVar[str] = N_("Contribution")
    PLURAL: ClassVar[str] = N_("Contributions")
    OWNERS: ClassVar[tuple[str, ...]] = ("consultation",)
    ASSIGNED: ClassVar[tuple[str, ...]] = ("register_number",)
    NUMBERED: ClassVar[tuple[str, str] | None] = ("consultation", "register_number")
    REGISTERS = MappingProxyType(
        {
            "answer": ("decision", "justification"),
            "reply": ("reply_number", "reply_date", "reply_channel"),
        }
    )

    consultation: Annotated[str | None, Facts(N_("Consultation"), link="consultation"), REQUIRED] = None
    register_number: Annotated[str | None, Facts(N_("Number in the register"), N_("given by the program"), 20)] = None
    received_on: Annotated[date | None, Facts(N_("Received on"), rule=rules.day), REQUIRED] = None
    channel: Annotated[IncomingChannel | None, Facts(N_("Channel")), REQUIRED] = None
    sender_kind: Annotated[SenderKind | None, Facts(N_("Kind of sender")), REQUIRED] = None
    sender_name: Annotated[str | None, Facts(N_("Name of the sender"), N_("stays here"), 200, private=True)] = None
    sender_contact: Annotated[str | None, Facts(N_("Contact of the sender"), N_("stays here"), 250, private=True)] = (
        None
    )
    scan: Annotated[
        list[Attachment] | None,
        Facts(N_("Scan of the paper"), N_("it carries names; stays here"), since=2, private=True),
    ] = None
    article: Annotated[str | None, Facts(N_("Article concerned"), length=120)] = None
    text: Annotated[str | None, Facts(N_("Text")), REQUIRED] = None
    decision: Annotated[ContributionDecision | None, Facts(N_("Decision")), REQUIRED] = None
    justification: Annotated[str | None, Facts(N_("Justification"))] = None
    reply_number: Annotated[str | None, Facts(N_("Number of the reply"), length=60, rule=rules.registration_number)] = (
        None
    )
    reply_date: Annotated[date | None, Facts(N_("Date of the reply"), rule=rules.day)] = None
    reply_channel: Annotated[IncomingChannel | None, Facts(N_("Channel of the reply"))] = None
    published: Annotated[bool | None, Facts(N_("Published"))] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with days and answer; warn of lateness and of an unnamed article."""
        consultation = linked(around, Consultation, self.consultation)
        found = [
            *super().problems(around),
            *not_to_come(self, around, "received_on"),
            *in_order(self, "received_on", "reply_date"),
            *self._justification(),
        ]
        if self.is_late(consultation):
            found.append(warn("received_on", Sentence("The proposal arrived after the term; it is marked as late.")))
        if consultation is not None and consultation.regime is Regime.LAW_52 and self.article is None:
            found.append(warn("article", Sentence("The law asks the sender to name the article.")))
        return found

    def is_late(self, consultation: Consultation | None) -> bool:
        """Whether it arrived after the term for proposals; the state of the consultation plays no part."""
        deadline = consultation.proposals_deadline if consultation is not None else None
        return deadline is not None and self.received_on is not None and self.received_on > deadline

    def _justification(self) -> Iterator[Problem]:
        """Ask for a written reason of at least 20 characters unless the proposal was accepted."""
        if self.decision in JUSTIFIED and len((self.justification or "").strip()) < LEAST_JUSTIFICATION:
            sentence = Sentence(
                "What is not taken over is justified in writing, in at least {least} characters.",
                least=LEAST_JUSTIFICATION,
            )
            yield missing("justification", sentence)
