"""The landscape annexes of an intervention plan: targets, results, budget, responsibilities.

Rules of this module:

1. Numbers stand right with equal decimals; sums of money have two. The currency stands in the note.
2. The same planned amounts are summed by source and by chapter, so both totals are equal.
3. Up to six partners each have a column of letters R A C I; of more than six, everybody has a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_currency
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.measure import said
from parteneriat_desktop.records.measure_fields import VALUE
from parteneriat_desktop.records.target import Horizon
from parteneriat_desktop.reports.cells import Cell
from parteneriat_desktop.reports.columns import Column
from parteneriat_desktop.reports.tables import Table, text_table

if TYPE_CHECKING:
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.target import Target
    from parteneriat_desktop.reports.document import Document
    from parteneriat_desktop.reports.plan_content import PlanContent, Sums
    from parteneriat_desktop.reports.wording import Wording

#: Most columns of years in a table of money, and of partners in the matrix.
MOST_YEARS, MOST_PARTNERS = 6, 6


def add_annexes(document: Document, content: PlanContent, words: Wording, catalogue: Catalogue) -> None:
    """Add the four annexes in their order."""
    annexes = _Annexes(document, content, words, catalogue)
    annexes.targets()
    annexes.results()
    annexes.budget()
    annexes.responsibilities()


class _Annexes:
    """The annexes of one plan."""

    def __init__(self, document: Document, content: PlanContent, words: Wording, catalogue: Catalogue) -> None:
        self._document = document
        self._content = content
        self._words = words
        self._catalogue = catalogue
        self._text = catalogue.text

    def targets(self) -> None:
        """Add annex 1: each target from baseline to goal, then how it is understood."""
        self._document.annex(self._text(N_("Targets")))
        targets = self._content.targets
        if not targets:
            self._document.paragraph(self._text(N_("No targets have been entered yet.")))
            return
        columns = [
            Column(self._text(N_("Code")), 14),
            Column(self._text(N_("Indicator and unit")), 62),
            Column(self._text(N_("Baseline")), 24, right=True),
            Column(self._text(N_("Target")), 24, right=True),
            Column(self._text(N_("Due on")), 25),
            Column(self._text(N_("Yearly targets")), 34),
            Column(self._text(N_("Horizon")), 28),
            Column(self._text(N_("Responsible")), 46),
        ]
        note = self._text(N_("“unknown” means that the baseline is not known; the reason stands below."))
        self._document.table(Table(columns=columns, rows=[self._target(target) for target in targets]), note)
        self._meanings()

    def _target(self, target: Target) -> list[Cell | str]:
        """Return the row of a target."""
        words = self._words
        unknown = target.start is None and target.baseline_unknown_reason
        name = words.say(Sentence("{name} ({unit})", name=target.name, unit=target.unit))
        years = [
            words.say(Sentence("{year}: {value}", year=str(goal.year), value=said(VALUE.read(goal, target.kind))))
            for goal in target.yearly_targets or []
        ]
        who = [words.short_name(target.responsible), words.show(target.responsible_function)]
        return [
            target.code or DASH,
            name,
            self._text(N_("unknown")) if unknown else words.show(said(target.start)),
            words.show(said(target.goal)),
            words.show(target.due_on),
            "\n".join(years) or DASH,
            words.show(target.horizon),
            Cell("\n".join(text for text in who if text != DASH) or DASH, tight=True),
        ]

    def _meanings(self) -> None:
        """Add definitions, sources of the baselines and assumptions, where there are any."""
        words = self._words
        rows: list[list[str]] = []
        for target in self._content.targets:
            source = words.either([target.baseline_source, target.baseline_year, target.baseline_unknown_reason])
            row = [target.code or DASH, words.show(target.definition), source, words.show(target.assumptions)]
            if any(text != DASH for text in row[1:]):
                rows.append(row)
        if not rows:
            return
        self._document.subheading(self._text(N_("How the targets are understood")))
        heads = [N_("Code"), N_("Definition"), N_("Source of the baseline"), N_("Assumptions and risks")]
        self._document.table(text_table(self._text, heads, (14, 95, 53, 95), rows))

    def results(self) -> None:
        """Add annex 2: each result with its indicator and evidence."""
        self._document.annex(self._text(N_("Results")))
        words = self._words
        names = {target.id: target for target in self._content.targets}
        rows: list[list[str]] = []
        for horizon, letter in ((Horizon.SHORT, "S"), (Horizon.LONG, "L"), (None, "–")):
            found = [result for result in self._content.results if result.horizon is horizon]
            for number, result in enumerate(found, start=1):
                target = names.get(result.indicator or "")
                indicator = words.either([target.code, target.name]) if target else DASH
                rows.append(
                    [
                        f"{letter}{number}" if horizon else DASH,
                        result.description or DASH,
                        indicator,
                        words.show(result.achieved),
                        words.show(result.achieved_on),
                        words.show(result.evidence),
                    ]
                )
        if not rows:
            self._document.paragraph(self._text(N_("No results have been entered yet.")))
            return
        heads = [N_("Code"), N_("Result"), N_("Indicator"), N_("Achieved"), N_("On"), N_("Evidence")]
        note = self._text(N_("S: short term (up to 12 months); L: long term (more than 12 months)."))
        self._document.table(text_table(self._text, heads, (14, 110, 50, 24, 25, 34), rows), note)

    def budget(self) -> None:
        """Add annex 3: planned money by source and by chapter over the years, then line by line."""
        self._document.annex(self._text(N_("Budget")))
        if not self._content.lines:
            self._document.paragraph(self._text(N_("No budget lines have been entered yet.")))
            return
        by_source = self._content.sums(lambda line: line.source)
        by_chapter = self._content.sums(lambda line: line.chapter)
        self._document.subheading(self._text(N_("By source and year")))
        self._document.table(self._money(self._text(N_("Source")), by_source), self._money_note(by_source))
        self._document.subheading(self._text(N_("By chapter and year")))
        self._document.table(self._money(self._text(N_("Chapter")), by_chapter), self._currency_note())
        self._document.subheading(self._text(N_("Lines of the budget")))
        self._document.table(self._lines())

    def _money(self, head: str, sums: Sums) -> Table:
        """Return planned money by a key, a column for each year, or a row for each of many years."""
        words = self._words
        if len(sums.years) > MOST_YEARS:
            return self._money_by_rows(head, sums)
        rows = [
            [
                words.show(key),
                *(self._amount(sums, key, year) for year in sums.years),
                words.money(sums.row(key)),
            ]
            for key in sums.keys
        ]
        totals = [words.money(sums.column(year)) for year in sums.years]
        rows.append([self._text(N_("Total")), *totals, words.money(sums.total())])
        years = [Column(self._year(year), 25, right=True) for year in sums.years]
        label = Column(head, 257 - 27 - 25 * len(years))
        return Table(columns=[label, *years, Column(self._text(N_("Total")), 27, right=True)], rows=rows, totals=1)

    def _money_by_rows(self, head: str, sums: Sums) -> Table:
        """Return planned money with a row for each key and year."""
        words = self._words
        rows = [
            [words.show(key), self._year(year), self._amount(sums, key, year)]
            for key in sums.keys
            for year in sums.years
            if (key, year) in sums.amounts
        ]
        rows.append([self._text(N_("Total")), "", words.money(sums.total())])
        columns = [
            Column(head, 170),
            Column(self._text(N_("Year")), 40),
            Column(self._text(N_("Planned")), 47, right=True),
        ]
        return Table(columns=columns, rows=rows, totals=1)

    def _amount(self, sums: Sums, key: object, year: int | None) -> str:
        """Return one sum, a dash where nothing is planned."""
        return self._words.money(next((sums.amounts[one] for one in sums.amounts if one == (key, year)), None))

    def _year(self, year: int | None) -> str:
        """Return a year as the head of its column."""
        return self._text(N_("no year")) if year is None else str(year)

    def _currency_note(self) -> str:
        """Return in which currency the amounts are."""
        return self._words.say(Sentence("Planned amounts with VAT, currency: {currency}.", currency=self._currency()))

    def _currency(self) -> str:
        """Return the name of the plan's currency."""
        currency = self._content.plan.currency
        return show_currency(currency, self._catalogue) if currency else DASH

    def _money_note(self, sums: Sums) -> str:
        """Return the currency, and what keeps the lines from being the plan's total."""
        parts = [self._currency_note()]
        stated = self._content.plan.budget_total
        if stated is not None and stated != sums.total():
            differ = Sentence(
                "The plan states {stated}; the lines add up to {sum}.",
                stated=self._words.money(stated),
                sum=self._words.money(sums.total()),
            )
            parts.append(self._words.say(differ))
        without_rate = len(self._content.unconverted())
        if without_rate:
            left_out = Counted(
                "{count} line in another currency names no exchange rate and is in no sum.",
                "{count} lines in another currency name no exchange rate and are in no sum.",
                without_rate,
            )
            parts.append(self._words.say(left_out))
        return "\n".join(parts)

    def _lines(self) -> Table:
        """Return the budget line by line."""
        words = self._words
        codes = {activity.id: activity.code for activity in self._content.activities}
        rows = [
            [
                "–" if line.year is None else str(line.year),
                words.show(line.chapter),
                words.show(codes.get(line.activity or "")),
                words.short_name(line.partner),
                words.show(line.source),
                words.money(line.amount_net),
                words.money(line.vat_amount),
                words.money(line.planned),
                show_currency(line.currency, self._catalogue) if line.currency else self._currency(),
            ]
            for line in self._content.lines
        ]
        columns = [
            Column(self._text(N_("Year")), 14),
            Column(self._text(N_("Chapter")), 38),
            Column(self._text(N_("Activity")), 22),
            Column(self._text(N_("Partner")), 45),
            Column(self._text(N_("Source")), 43),
            Column(self._text(N_("Without VAT")), 27, right=True),
            Column(self._text(N_("VAT")), 25, right=True),
            Column(self._text(N_("Planned")), 27, right=True),
            Column(self._text(N_("Currency")), 16, firm=True),
        ]
        return Table(columns=columns, rows=rows)

    def responsibilities(self) -> None:
        """Add annex 4: who does, answers for, is consulted on and informed of each activity."""
        self._document.annex(self._text(N_("Responsibilities")))
        found = self._content.responsibilities
        if not found:
            self._document.paragraph(self._text(N_("No responsibilities have been entered yet.")))
            return
        partners = list(dict.fromkeys(one.partner for one in found if one.partner))
        legend = self._text(N_("R does it · A answers for it · C is consulted · I is informed"))
        if len(partners) <= MOST_PARTNERS:
            self._document.table(self._matrix(partners), legend)
            self._document.subheading(self._text(N_("Functions")))
        self._document.table(self._functions(), "" if len(partners) <= MOST_PARTNERS else legend)

    def _matrix(self, partners: list[str]) -> Table:
        """Return the activities against the partners, with the letters of their roles."""
        letters: dict[tuple[str | None, str | None], list[str]] = {}
        for one in self._content.responsibilities:
            if one.role is not None:
                letters.setdefault((one.activity, one.partner), []).append(one.role.value[0].upper())
        rows: list[list[str]] = []
        for activity in self._content.activities:
            roles = [sorted(letters.get((activity.id, partner), []), key="RACI".index) for partner in partners]
            shown = [", ".join(role) or DASH for role in roles]
            rows.append([activity.code or DASH, activity.name or DASH, *shown])
        width = min(30, 150 // max(1, len(partners)))
        columns = [
            Column(self._text(N_("Code")), 16),
            Column(self._text(N_("Activity")), 241 - width * len(partners)),
            *(Column(self._words.short_name(partner), width, centred=True) for partner in partners),
        ]
        return Table(columns=columns, rows=rows)

    def _functions(self) -> Table:
        """Return which function has which role by when."""
        words = self._words
        names = {activity.id: activity for activity in self._content.activities}
        rows: list[list[str]] = []
        for one in self._content.responsibilities:
            activity = names.get(one.activity or "")
            rows.append(
                [
                    words.show(activity.code if activity else None),
                    words.partner_name(one.partner),
                    words.show(one.role),
                    words.show(one.function),
                    words.show(one.due_on),
                ]
            )
        heads = [N_("Activity"), N_("Partner"), N_("Role"), N_("Function"), N_("Due on")]
        return text_table(self._text, heads, (24, 80, 46, 80, 27), rows)
