"""The lists of the library page: what each kind of record shows in its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import listing
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.collaboration_proposal import CollaborationProposal
from parteneriat_desktop.records.policy_proposal import PolicyProposal, PolicyState
from parteneriat_desktop.records.resource import Resource, ResourceTopic
from parteneriat_desktop.ui.chips import state_cell
from parteneriat_desktop.ui.pages.list_page import ListWords, RecordList
from parteneriat_desktop.ui.pages.next_step import next_step
from parteneriat_desktop.ui.pages.stacked_page import TWO_LINES
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.record_rows import RecordRows
from parteneriat_desktop.ui.tables.cells import Cell, Column, Kind
from parteneriat_desktop.ui.tables.drawing import Rules
from parteneriat_desktop.ui.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.ui.context import Context
    from parteneriat_desktop.ui.tables.cells import RowSource


def collaboration_list(context: Context) -> RecordList:
    """List the proposals of collaboration: whose, to whom, how far."""

    def cells(one: CollaborationProposal) -> list[Cell]:
        """Show one proposal."""
        return [
            _titled(context, one.title, _partner(context, one.proposing_partner)),
            Cell(", ".join(_partner(context, part.partner) for part in one.addressed_to or ()) or DASH, wraps=True),
            Cell(context.show(one.proposed_on)),
            state_cell(context, one.state),
            Cell(context.text(next_step(one.state)[0]), kind=Kind.LINK),
        ]

    columns = (
        Column(context.text(N_("Proposal of collaboration")), order="title"),
        Column(context.text(N_("Addressed to")), 220),
        Column(context.text(N_("Proposed on")), 120, order="proposed_on"),
        Column(context.text(N_("State")), 180, order="state"),
        Column(context.text(N_("Next step")), 210, right=True),
    )
    words = ListWords(
        name=N_("Proposals of collaboration"),
        empty=N_("Here stand ideas for working together, who has them and what became of them."),
        add=N_("New proposal of collaboration"),
    )
    return _made(context, columns, RecordRows(context, CollaborationProposal, cells), words)


def policy_list(context: Context) -> RecordList:
    """List the policy proposals: to whom, registered, until when an answer is due, how far."""

    def cells(one: PolicyProposal) -> list[Cell]:
        """Show one proposal."""
        return [
            _titled(context, one.title, _partner(context, one.recipient_authority)),
            Cell(one.registration_number or DASH, context.show(one.registration_date) if one.registration_date else ""),
            _answer(context, one),
            state_cell(context, one.state),
            Cell(context.text(next_step(one.state)[0]), kind=Kind.LINK),
        ]

    columns = (
        Column(context.text(N_("Policy proposal")), order="title"),
        Column(context.text(N_("Registered")), 130, order="registration_date"),
        Column(context.text(N_("Answer")), 160),
        Column(context.text(N_("State")), 160, order="state"),
        Column(context.text(N_("Next step")), 210, right=True),
    )
    words = ListWords(
        name=N_("Policy proposals"),
        empty=N_("Here stand proposals of public policies, from the draft to the evaluation."),
        add=N_("New policy proposal"),
    )
    return _made(context, columns, RecordRows(context, PolicyProposal, cells), words)


class ResourceRows(RecordRows[Resource]):
    """The resources that match, of one topic where one is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Resource, self._cells)
        self.context = context
        self.topic: ResourceTopic | None = None

    def ids(self, search: str, order: str, /) -> Sequence[str]:
        """Return the ids of the resources that hold the words and are about the topic."""
        found = super().ids(search, order)
        if self.topic is None:
            return found
        read = listing.records(self.context.workspace, Resource.ENTITY, found)
        return [one.id for one in read if isinstance(one, Resource) and self.topic in (one.topics or ())]

    def _cells(self, one: Resource) -> list[Cell]:
        """Show one resource."""
        context = self.context
        return [
            _titled(context, one.title, one.author or ""),
            Cell(context.show(one.kind)),
            Cell(", ".join(context.show(topic) for topic in one.topics or ()) or DASH, wraps=True),
            Cell(", ".join(one.tags or ()) or DASH, wraps=True),
            Cell(context.show(one.published_on)),
        ]


def resource_list(context: Context, rows: ResourceRows) -> RecordList:
    """List the library: what it is, about what, under which tags it is found."""
    columns = (
        Column(context.text(N_("Resource")), order="title"),
        Column(context.text(N_("Kind")), 130, order="kind"),
        Column(context.text(N_("Topics")), 220),
        Column(context.text(N_("Tags")), 200),
        Column(context.text(N_("Date")), 110, order="published_on"),
    )
    words = ListWords(
        name=N_("Library"),
        empty=N_("Here stand laws, guides, templates, calls for funding and good practice, by topic and tag."),
        add=N_("New resource"),
    )
    return _made(context, columns, rows, words)


def _made(context: Context, columns: Sequence[Column], rows: RowSource, words: ListWords) -> RecordList:
    """Make a list with rows of two lines."""
    return RecordList(context, columns, rows, words, rules=Rules(TWO_LINES, lines=True))


def _titled(context: Context, title: str | None, second: str) -> Cell:
    """Show a title over a second line."""
    return Cell(title or context.text(N_("(no title yet)")), second, Kind.STRONG)


def _partner(context: Context, partner: str | None) -> str:
    """Return the name of a partner; nothing where there is none."""
    found = context.workspace.find("partner", partner) if partner else None
    return title_of(found, context.catalogue) if found is not None else ""


def _answer(context: Context, one: PolicyProposal) -> Cell:
    """Show the answer with its day, or until when it is due."""
    if one.reply_date is not None:
        return Cell(one.reply_number or DASH, context.show(one.reply_date))
    due = one.answer_due(context.workspace) if one.state is PolicyState.REGISTERED else None
    if due is None:
        return Cell(DASH, kind=Kind.MUTED)
    late = due.plain < context.today
    until = context.say(Sentence("until {day}", day=due.plain))
    if not late:
        return Cell(until)
    words = context.text(N_("overdue"))
    return Cell(until, words, second_icon="clock", second_tone=Tone.ERR)
