"""Policy proposals for the samples: empty, one of an NGO with two variants, and one of many pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from parteneriat_desktop.records.policy_proposal import PolicyAction, PolicyProposal, PolicyState, PolicyVariant

PROPOSAL = "policy-1"


def blank_proposal() -> PolicyProposal:
    """A proposal of which nothing is known."""
    return PolicyProposal(id=PROPOSAL)


def an_alternative() -> PolicyProposal:
    """An alternative proposal that the authority has accepted."""
    return PolicyProposal(
        id=PROPOSAL,
        initiating_institution="Asociația ARES’EL",
        initiator_partner="ngo",
        alternative=True,
        recipient_authority="town",
        title="Transport la cerere pentru satele fără autobuz",
        problem="Trei sate nu au transport public după ora 16.",
        purpose="Accesul tuturor la serviciile municipiului.",
        general_objectives="Mobilitate pentru 1.200 de locuitori.",
        specific_objectives="Două curse pe zi până în 2028.",
        beneficiaries="Locuitorii satelor Vadu și Țarina.",
        variants=[
            PolicyVariant(description="Microbuz la cerere", social_impact="Navetă sigură", budget=Decimal("120000.00")),
            PolicyVariant(
                description="Decontarea biletelor", economic_impact="Cost variabil", budget=Decimal("95000.5")
            ),
        ],
        recommended_variant=1,
        benefits="Cost predictibil.",
        consulted_organisations="Asociația de părinți; Consiliul elevilor",
        budget=Decimal("120000.00"),
        currency="RON",
        action_plan=[
            PolicyAction(
                activity="Licitație", due_on=date(2027, 3, 1), responsible="direcția tehnică", budget=Decimal("500.00")
            )
        ],
        summary="Se propune un microbuz la cerere, cu program stabilit împreună cu satele.",
        state=PolicyState.ACCEPTED,
        submitted_on=date(2026, 9, 1),
        registration_number="812",
        registration_date=date(2026, 9, 2),
    )


def a_thick_proposal(text: str, title: str) -> PolicyProposal:
    """A proposal in which everything is long."""
    proposal = PolicyProposal(id=PROPOSAL, title=title, problem=text * 2, purpose=text[:4000], summary=text)
    proposal.variants = [PolicyVariant(description=text, social_impact=text[:4000]) for _ in range(6)]
    proposal.action_plan = [
        PolicyAction(activity=title, budget=Decimal("999999999.99"), results=title) for _ in range(60)
    ]
    return proposal
