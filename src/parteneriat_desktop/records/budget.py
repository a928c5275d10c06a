"""Budget lines of a plan and what was spent from them.

Rules of this module:

1. Sums by source equal the plan's total when the plan is finalised; paid above planned is a warning.
2. A line in another currency than the plan's names rate, its day and its source; there is no online query.
3. A contribution in kind says how it was valued; a grant under Law 350/2005 names its contract.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar

from parteneriat_desktop.countries.currency import CENT, convert, has_fixed_rate
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records import rules
from parteneriat_desktop.records.checks import needed, not_to_come, warn
from parteneriat_desktop.records.fields import REQUIRED, Facts, Record
from parteneriat_desktop.records.plan import Plan
from parteneriat_desktop.records.problems import Problem
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.values import Attachment, Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parteneriat_desktop.records.surroundings import Surroundings


class BudgetChapter(Choice):
    """What money is spent on."""

    STAFF = "staff", N_("staff")
    TRAVEL = "travel", N_("travel")
    SERVICES = "services", N_("services")
    EQUIPMENT = "equipment", N_("equipment")
    WORKS = "works", N_("works")
    INFORMATION = "information", N_("information")
    TRAINING = "training", N_("training")
    CONSULTATION = "consultation", N_("consultation")
    ADMINISTRATION = "administration", N_("administration")
    OTHER = "other", N_("other chapter")


class FundingSource(Choice):
    """Where money comes from."""

    PNRR_GRANT = "pnrr_grant", N_("PNRR grant")
    LOCAL_BUDGET = "local_budget", N_("local budget")
    STATE_BUDGET = "state_budget", N_("state budget")
    NGO_COFINANCING = "ngo_cofinancing", N_("co-financing by the NGO")
    OTHER_EU_FUNDS = "other_eu_funds", N_("other EU funds")
    LAW_350_GRANT = "law_350_grant", N_("local budget, Law 350/2005")
    SPONSORSHIP = "sponsorship", N_("sponsorship")
    IN_KIND = "in_kind", N_("contribution in kind")
    OTHER = "other", N_("other source")


@dataclass(kw_only=True, eq=False)
class BudgetLine(Record):
    """Money planned for one purpose, from one source, in one year."""

    ENTITY: ClassVar[str] = "budget_line"
    NAME: ClassVar[str] = N_("Budget line")
    PLURAL: ClassVar[str] = N_("Budget lines")
    OWNERS: ClassVar[tuple[str, ...]] = ("plan",)
    REGISTERS = MappingProxyType(
        {
            "amounts": (
                "amount_net", "vat_rate", "vat_amount", "planned", "contracted",
                "currency", "exchange_rate", "rate_date", "rate_source",
            ),
            "law_350_contract": ("law_350_contract_number", "law_350_contract_date"),
        }
    )  # fmt: skip

    plan: Annotated[str | None, Facts(N_("Plan"), link="plan"), REQUIRED] = None
    chapter: Annotated[BudgetChapter | None, Facts(N_("Chapter")), REQUIRED] = None
    activity: Annotated[str | None, Facts(N_("Activity"), link="activity")] = None
    partner: Annotated[str | None, Facts(N_("Partner who spends"), link="partner"), REQUIRED] = None
    source: Annotated[FundingSource | None, Facts(N_("Source")), REQUIRED] = None
    law_350_contract_number: Annotated[
        str | None, Facts(N_("Contract under Law 350/2005: number"), length=60, rule=rules.registration_number)
    ] = None
    law_350_contract_date: Annotated[date | None, Facts(N_("Contract under Law 350/2005: date"), rule=rules.day)] = None
    year: Annotated[int | None, Facts(N_("Year"), rule=rules.year), REQUIRED] = None
    amount_net: Annotated[Decimal | None, Facts(N_("Amount without VAT"), rule=rules.money), REQUIRED] = None
    vat_rate: Annotated[Decimal | None, Facts(N_("VAT rate, per cent"), rule=rules.vat_rate), REQUIRED] = None
    vat_amount: Annotated[Decimal | None, Facts(N_("VAT"), rule=rules.money), REQUIRED] = None
    vat_eligible: Annotated[bool | None, Facts(N_("VAT is eligible"))] = None
    eligible: Annotated[bool | None, Facts(N_("Eligible"))] = None
    currency: Annotated[str | None, Facts(N_("Currency"), length=3, rule=rules.currency)] = None
    exchange_rate: Annotated[
        Decimal | None,
        Facts(N_("Exchange rate"), N_("units of the plan's currency for one unit of the line's"), rule=rules.rate),
    ] = None
    rate_date: Annotated[date | None, Facts(N_("Day of the rate"), rule=rules.day)] = None
    rate_source: Annotated[str | None, Facts(N_("Source of the rate"), length=120)] = None
    planned: Annotated[Decimal | None, Facts(N_("Planned"), rule=rules.money), REQUIRED] = None
    contracted: Annotated[Decimal | None, Facts(N_("Contracted"), rule=rules.money)] = None
    valuation_method: Annotated[str | None, Facts(N_("Method of valuation"), N_("for contributions in kind"), 500)] = (
        None
    )

    def money(self, plan: Plan | None) -> str:
        """Return the currency of the line: its own, else the plan's; an empty text where neither is written."""
        return self.currency or (plan.currency if plan is not None else None) or ""

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what the source and the currency ask for, and sums that do not fit."""
        valuation = Sentence("Write how the contribution in kind was valued.")
        contract = Sentence("Write number and date of the contract under Law 350/2005.")
        in_kind, law_350 = self.source is FundingSource.IN_KIND, self.source is FundingSource.LAW_350_GRANT
        return [
            *super().problems(around),
            *(needed(self, valuation, "valuation_method") if in_kind else ()),
            *(needed(self, contract, "law_350_contract_number", "law_350_contract_date") if law_350 else ()),
            *self._currency(around),
            *self._sums(),
        ]

    def _currency(self, around: Surroundings) -> Iterator[Problem]:
        """Ask for the rate, its day and source when the line has another currency than its plan."""
        plan = linked(around, Plan, self.plan)
        if plan is not None and plan.currency is None:
            yield from needed(self, Sentence("Write the currency, because the plan has none."), "currency")
        elif plan is not None and self._needs_rate(plan.currency):
            because = Sentence(
                "The plan is in {currency}: write the rate, its day and its source.", currency=plan.currency
            )
            yield from needed(self, because, "exchange_rate", "rate_date", "rate_source")

    def _needs_rate(self, planned_in: str | None) -> bool:
        """Say whether the line's sums can only be converted by a rate that somebody typed."""
        if self.currency is None or planned_in is None or self.currency == planned_in:
            return False
        return not has_fixed_rate(self.currency, planned_in)

    def _sums(self) -> Iterator[Problem]:
        """Warn when VAT or contract do not fit the amounts."""
        if self.amount_net is not None and self.vat_rate is not None and self.vat_amount is not None:
            computed = (self.amount_net * self.vat_rate / 100).quantize(CENT, ROUND_HALF_UP)
            if abs(computed - self.vat_amount) > CENT:
                yield warn("vat_amount", Sentence("By its rate the VAT would be {amount}.", amount=computed))
        if self.planned is not None and self.contracted is not None and self.contracted > self.planned:
            yield warn("contracted", Sentence("More is contracted than planned."))


@dataclass(kw_only=True, eq=False)
class Expenditure(Record):
    """Money spent from a budget line, in the currency of that line or in its own with a rate."""

    ENTITY: ClassVar[str] = "expenditure"
    NAME: ClassVar[str] = N_("Expenditure")
    PLURAL: ClassVar[str] = N_("Expenditures")
    OWNERS: ClassVar[tuple[str, ...]] = ("line",)
    REGISTERS = MappingProxyType(
        {
            "amounts": ("amount", "vat"),
            "exchange": ("currency", "exchange_rate", "rate_date", "rate_source"),
            "document": ("document_kind", "document_number", "document_date"),
        }
    )

    line: Annotated[str | None, Facts(N_("Budget line"), link="budget_line"), REQUIRED] = None
    spent_on: Annotated[date | None, Facts(N_("Spent on"), rule=rules.day), REQUIRED] = None
    document_kind: Annotated[str | None, Facts(N_("Kind of document"), length=60), REQUIRED] = None
    document_number: Annotated[str | None, Facts(N_("Document number"), N_("as printed on it"), 60), REQUIRED] = None
    document_date: Annotated[date | None, Facts(N_("Document date"), rule=rules.day), REQUIRED] = None
    supplier: Annotated[str | None, Facts(N_("Supplier"), length=250)] = None
    amount: Annotated[
        Decimal | None, Facts(N_("Amount with VAT"), N_("negative for money paid back"), rule=rules.cents), REQUIRED
    ] = None
    vat: Annotated[Decimal | None, Facts(N_("VAT contained"), rule=rules.cents), REQUIRED] = None
    currency: Annotated[
        str | None, Facts(N_("Currency"), N_("where it is not that of the line"), 3, rule=rules.currency, since=2)
    ] = None
    exchange_rate: Annotated[
        Decimal | None,
        Facts(N_("Exchange rate"), N_("units of the line's currency for one unit paid"), rule=rules.rate, since=2),
    ] = None
    rate_date: Annotated[date | None, Facts(N_("Day of the rate"), rule=rules.day, since=2)] = None
    rate_source: Annotated[str | None, Facts(N_("Source of the rate"), length=120, since=2)] = None
    evidence: Annotated[Attachment | None, Facts(N_("Evidence"))] = None

    def problems(self, around: Surroundings) -> list[Problem]:
        """List what is wrong with day and VAT, and warn when more is paid than planned."""
        return [
            *super().problems(around),
            *not_to_come(self, around, "spent_on"),
            *self._vat(),
            *self._currency(around),
            *self._overspent(around),
        ]

    def amount_in(self, line: BudgetLine, plan: Plan | None) -> Decimal | None:
        """Return the amount in the currency of its line; None where the rate is not known."""
        if self.amount is None:
            return None
        target = line.money(plan)
        return convert(self.amount, self.currency or target, target, self.exchange_rate)

    def _currency(self, around: Surroundings) -> Iterator[Problem]:
        """Ask for the rate, its day and source when money was paid in another currency than the line's."""
        line = linked(around, BudgetLine, self.line)
        if line is None or self.currency is None:
            return
        target = line.money(linked(around, Plan, line.plan))
        if target and self.currency != target and not has_fixed_rate(self.currency, target):
            because = Sentence("The line is in {currency}: write the rate, its day and its source.", currency=target)
            yield from needed(self, because, "exchange_rate", "rate_date", "rate_source")

    def _vat(self) -> Iterator[Problem]:
        """Refuse more VAT than the whole amount."""
        if self.amount is not None and self.vat is not None and abs(self.vat) > abs(self.amount):
            yield Problem("vat", Sentence("The VAT is larger than the amount that contains it."))

    def _overspent(self, around: Surroundings) -> Iterator[Problem]:
        """Warn when the line's payments, this one included, exceed what was planned."""
        line = linked(around, BudgetLine, self.line)
        if line is None or line.planned is None:
            return
        plan = linked(around, Plan, line.plan)
        others = [one for one in belonging(around, Expenditure, "line", line.id) if one.id != self.id]
        amounts = [one.amount_in(line, plan) for one in (*others, self)]
        paid = sum((amount for amount in amounts if amount is not None), Decimal(0))
        if self.amount is not None and paid > line.planned:
            sentence = Sentence("Paid so far: {paid}; planned: {planned}.", paid=paid, planned=line.planned)
            yield warn("amount", sentence)
