"""The facts of a partnership: parties with their roles, agreement, decision, term; its documents."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.going import RECORD, open_record
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.cards import Card, rule
from parteneriat_desktop.ui.widgets.words import ElidedLabel, picture

if TYPE_CHECKING:
    from parteneriat_desktop.records.partner import Partner
    from parteneriat_desktop.records.partnership import Partnership, PartnershipParty
    from parteneriat_desktop.ui.context import Context

#: Most parties that the card names.
MOST = 3


def facts_card(context: Context, partnership: Partnership) -> Card:
    """Show parties at the left, numbers and term at the right."""
    card = Card(padded=False)
    card.setFixedHeight(context.look.px(58))
    row = QHBoxLayout()
    row.setContentsMargins(15, 4, 15, 4)
    row.setSpacing(14)
    parties = partnership.parties or []
    for position, party in enumerate(parties[:MOST]):
        if position:
            row.addWidget(rule(upright=True))
        row.addWidget(_party(context, party), 3)
    if len(parties) > MOST:
        row.addWidget(ElidedLabel(context.say(Counted("+{count} party", "+{count} parties", len(parties) - MOST))), 1)
    row.addWidget(rule(upright=True))
    row.addWidget(_two_lines(*_numbers(context, partnership)), 2)
    row.addWidget(rule(upright=True))
    row.addWidget(_two_lines(*_term(context, partnership)), 2)
    card.body.addLayout(row)
    return card


def parties_table(context: Context, partnership: Partnership) -> RecordList:
    """List the parties."""
    columns = (
        Column(context.text(N_("Partner"))),
        Column(context.text(N_("Role")), 160),
        Column(context.text(N_("Contribution")), 260),
        Column(context.text(N_("Signed on")), 120),
    )
    rows = [
        (
            f"{number}:{party.partner or ''}",
            [
                Cell(
                    title_of(context.workspace.find("partner", party.partner or ""), context.catalogue),
                    kind=Kind.STRONG,
                ),
                Cell(context.show(party.role)),
                Cell(_contribution(context, party)),
                Cell(context.show(party.signed_on)),
            ],
        )
        for number, party in enumerate(partnership.parties or [])
    ]
    made = RecordList(
        context,
        columns,
        FixedRows(rows),
        ListWords(
            name=N_("Parties"),
            empty=N_("Here stand the parties of the agreement."),
            add=N_("Add a party"),
        ),
    )
    made.opened.connect(partial(_open_party, context))
    made.new_wanted.connect(lambda: context.go(RECORD, "partnership", partnership.id, "parties"))
    return made


def documents_of(context: Context, partnership: Partnership) -> RecordList:
    """List the signed agreement, the addenda and the other documents."""
    columns = (
        Column(context.text(N_("Document"))),
        Column(context.text(N_("Number")), 140),
        Column(context.text(N_("Date")), 110),
        Column(context.text(N_("File")), 300),
    )
    cells: list[list[Cell]] = []
    if partnership.signed_document is not None:
        cells.append(
            [
                Cell(context.text(N_("Signed agreement")), kind=Kind.STRONG),
                Cell(context.show(partnership.registration_number)),
                Cell(context.show(partnership.registration_date)),
                Cell(context.show(partnership.signed_document)),
            ]
        )
    cells += [
        [
            Cell(context.text(N_("Addendum")), one.change or "", Kind.STRONG),
            Cell(context.show(one.number)),
            Cell(context.show(one.date)),
            Cell(context.show(one.attachment)),
        ]
        for one in partnership.addenda or []
    ]
    cells += [
        [
            Cell(one.title or context.show(one.role), context.show(one.role) if one.title else "", Kind.STRONG),
            Cell(context.show(one.number)),
            Cell(context.show(one.date)),
            Cell(context.show(one.attachment)),
        ]
        for one in partnership.documents or []
    ]
    made = RecordList(
        context,
        columns,
        FixedRows([(str(number), row) for number, row in enumerate(cells)]),
        ListWords(
            name=N_("Documents"),
            empty=N_("Here stand the signed agreement, addenda and other documents."),
            add=N_("Add a document"),
        ),
    )
    made.new_wanted.connect(lambda: context.go(RECORD, "partnership", partnership.id, "documents"))
    made.opened.connect(partial(_open_documents, context, partnership.id))
    return made


def _open_party(context: Context, row: str) -> None:
    """Open the partner of a row of parties."""
    open_record(context, "partner", row.partition(":")[2])


def _open_documents(context: Context, partnership: str, _row: str) -> None:
    """Open the form of a partnership at its documents."""
    context.go(RECORD, "partnership", partnership, "documents")


def _party(context: Context, party: PartnershipParty) -> QWidget:
    """Show one party: icon of its kind, name, role and kind."""
    partner = cast("Partner | None", context.workspace.find("partner", party.partner or ""))
    authority = partner is not None and partner.kind is not None and partner.kind.is_authority
    holder = QWidget()
    holder.setProperty("look", "clear")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(picture("landmark" if authority else "users", context.palette.muted, 18))
    kind = context.show(partner.kind) if partner is not None else ""
    role = context.show(party.role)
    second = " · ".join(part for part in (role, kind) if part and part != DASH)
    row.addWidget(_two_lines(title_of(partner, context.catalogue), second), 1)
    return holder


def _two_lines(first: str, second: str) -> QWidget:
    """Put a strong line over a small one."""
    holder = QWidget()
    holder.setProperty("look", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(ElidedLabel(first, "strong"))
    column.addWidget(ElidedLabel(second, "small"))
    column.addStretch(1)
    return holder


def _numbers(context: Context, partnership: Partnership) -> tuple[str, str]:
    """Return registration number and date, council decision and date."""
    number = Sentence("No. {number} / {day}", number=partnership.registration_number, day=partnership.registration_date)
    decision = Sentence(
        "council decision {number} / {day}",
        number=partnership.council_decision_number,
        day=partnership.council_decision_date,
    )
    first = context.say(number) if partnership.registration_number else context.text(N_("not registered yet"))
    return first, context.say(decision) if partnership.council_decision_number else ""


def _term(context: Context, partnership: Partnership) -> tuple[str, str]:
    """Return the term of force and how long it still runs."""
    start, end = partnership.in_force_on, partnership.ends_on
    if end is None:
        months = partnership.duration_months
        words = context.say(Counted("{count} month", "{count} months", months)) if months else ""
        return formatting.show_date(start, context.catalogue), words
    first = f"{formatting.show_date(start, context.catalogue)} – {formatting.show_date(end, context.catalogue)}"
    left = (end - context.today).days
    if left < 0:
        return first, context.text(N_("ended"))
    return first, context.say(Counted("in force for {count} more day", "in force for {count} more days", left))


def _contribution(context: Context, party: PartnershipParty) -> str:
    """Return what a party brings in: the sum, or the words."""
    if party.contribution_amount is not None:
        currency = party.contribution_currency or context.workspace.country.currency
        return formatting.show_money(party.contribution_amount, currency, context.catalogue)
    return party.contribution or DASH
