"""Lists of a consultation that say more than a list of records: channels with proof, requests, files, history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import show_records
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.formatting import DASH
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.announcement import Announcement
from parteneriat_desktop.records.catalogue import ENTITIES
from parteneriat_desktop.records.consultation import Consultation, Regime
from parteneriat_desktop.records.consultation_steps import ADVISED
from parteneriat_desktop.records.consultation_terms import MANDATORY
from parteneriat_desktop.records.contribution import DebateRequest
from parteneriat_desktop.records.debate_steps import BINDING
from parteneriat_desktop.records.meeting import Meeting
from parteneriat_desktop.records.partner import Partner
from parteneriat_desktop.records.surroundings import belonging, linked
from parteneriat_desktop.records.values import Attachment
from parteneriat_desktop.ui.going import new_record, open_record
from parteneriat_desktop.ui.history import history_table
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import title_of
from parteneriat_desktop.ui.widgets.buttons import link
from parteneriat_desktop.ui.widgets.cards import Card, empty_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.ui.context import Context

Row = tuple[str, list[Cell]]
#: What stands before the channel in the id of a row that is still missing.
MISSING = "missing:"


def announcements(context: Context, consultation: Consultation) -> Card:
    """Make the list of postings by channel; mandatory channels without one stand as missing."""
    add = partial(new_record, context, "announcement", consultation=consultation.id)

    def go(row: str) -> None:
        if row.startswith(MISSING):
            add(channel=row.removeprefix(MISSING), kind="consultation")
        else:
            open_record(context, "announcement", row)

    columns = (
        Column(context.text(N_("Channel")), 210),
        Column(context.text(N_("Tells of")), 130),
        Column(context.text(N_("State")), 120),
        Column(context.text(N_("Posted on")), 100),
        Column(context.text(N_("Removed on")), 100),
        Column(context.text(N_("Proof"))),
        Column("", 110),
    )
    return _card(context, N_("Announcements"), columns, list(_postings(context, consultation)), go, add)


def requests(context: Context, consultation: Consultation) -> Card:
    """Make the list of requests for a debate, each with whether it obliges."""
    columns = (
        Column(context.text(N_("Who asks"))),
        Column(context.text(N_("Capacity")), 200),
        Column(context.text(N_("Registered")), 170),
        Column(context.text(N_("Obliges to a debate")), 150),
        Column(context.text(N_("Reply")), 150),
    )
    rows = [
        (one.id, _request(context, one, consultation))
        for one in belonging(context.workspace, DebateRequest, "consultation", consultation.id)
    ]
    add = partial(new_record, context, "debate_request", consultation=consultation.id)
    return _card(
        context, N_("Requests for a debate"), columns, rows, partial(open_record, context, "debate_request"), add
    )


def documents(context: Context, consultation: Consultation) -> Card:
    """Make the list of all files of the dossier with what each is; Enter opens one."""
    columns = (
        Column(context.text(N_("What it is")), 250),
        Column(context.text(N_("Of")), 250),
        Column(context.text(N_("File"))),
        Column(context.text(N_("Size")), 100, right=True),
    )
    found = list(_files(context, consultation))
    rows: list[Row] = []
    for position, (record, words, file) in enumerate(found):
        size = formatting.show_size(file.size, context.catalogue)
        owner = title_of(record, context.catalogue)
        cells = [Cell(words, kind=Kind.STRONG), Cell(owner), Cell(file.file_name), Cell(size)]
        rows.append((str(position), cells))

    def show(row: str) -> None:
        context.chooser.show_file(context.workspace.attachments.path(found[int(row)][2].sha256))

    return _card(context, N_("Documents"), columns, rows, show, None)


def history(context: Context, consultation: Consultation) -> Card:
    """Make the list of changes, the latest first."""
    card = Card(padded=False)
    card.add_head(context.text(N_("History")))
    changes = show_records.history(context.workspace, Consultation.ENTITY, consultation.id)
    card.body.addWidget(history_table(context, Consultation, changes), 1)
    return card


def _card(
    context: Context,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    go: Callable[[str], object],
    add: Callable[[], object] | None,
) -> Card:
    """Make a card with a table, or with the sentence that nothing is there yet."""
    card = Card(padded=False)
    words = context.text(title)
    begin = [] if add is None else [link(context.text(N_("Add")), context.palette, add, icon_name="plus")]
    card.add_head(words, *begin)
    if not rows:
        card.body.addWidget(empty_state(context.text(N_("Nothing here yet."))), 1)
        return card
    table = TableView(TableModel(columns, FixedRows(rows)), words, context.look)
    table.opened.connect(go)
    card.body.addWidget(table, 1)
    return card


def _postings(context: Context, consultation: Consultation) -> Iterator[Row]:
    """Yield the channels that are missing, then the postings by channel."""
    posted = belonging(context.workspace, Announcement, "consultation", consultation.id)
    there = {one.channel for one in posted if one.posted_on is not None}
    regime = consultation.regime
    wanted = [(channel, Tone.ERR, N_("missing")) for channel in MANDATORY.get(regime, ())] if regime else []
    wanted += [(channel, Tone.WARN, N_("advised")) for channel in (ADVISED if regime is Regime.LAW_52 else ())]
    for channel, tone, state in wanted:
        if channel not in there:
            name = Cell(context.show(channel), kind=Kind.STRONG)
            chip = Cell(context.text(state), kind=Kind.CHIP, tone=tone, icon="circle-alert")
            add = Cell(context.text(N_("Add")), kind=Kind.LINK)
            yield f"{MISSING}{channel.value}", [name, Cell(DASH), chip, Cell(DASH), Cell(DASH), Cell(DASH), add]
    for one in sorted(posted, key=lambda found: (str(found.channel), str(found.posted_on), found.id)):
        proof = one.evidence.file_name if one.evidence is not None else one.evidence_link or ""
        state = N_("posted") if one.posted_on is not None else N_("planned")
        tone = Tone.OK if one.posted_on is not None else Tone.INFO
        icon = "circle-check" if one.posted_on is not None else "circle-dot"
        yield (
            one.id,
            [
                Cell(context.show(one.channel), kind=Kind.STRONG),
                Cell(context.show(one.kind)),
                Cell(context.text(state), kind=Kind.CHIP, tone=tone, icon=icon),
                Cell(context.show(one.posted_on)),
                Cell(context.show(one.removed_on)),
                Cell(proof or context.text(N_("no proof")), kind=Kind.PLAIN if proof else Kind.MUTED),
                Cell(context.text(N_("Open")), kind=Kind.LINK),
            ],
        )


def _request(context: Context, one: DebateRequest, consultation: Consultation) -> list[Cell]:
    """Show one request."""
    partner = linked(context.workspace, Partner, one.requester)
    binding = consultation.regime is Regime.LAW_52 and one.capacity in BINDING
    words = context.text(N_("yes") if binding else N_("no"))
    tone, icon = (Tone.WARN, "gavel") if binding else (Tone.NEUTRAL, "circle-minus")
    return [
        Cell(one.requester_name or title_of(partner, context.catalogue), kind=Kind.STRONG),
        Cell(context.show(one.capacity)),
        Cell(_registered(context, one.registration_number, one.registration_date)),
        Cell(words, kind=Kind.CHIP, tone=tone, icon=icon),
        Cell(_registered(context, one.reply_number, one.reply_date)),
    ]


def _registered(context: Context, number: str | None, day: object) -> str:
    """Return number and day of a registration, or a dash."""
    if number is None and day is None:
        return DASH
    return context.say(Sentence("{number} / {day}", number=number or DASH, day=day))


def _files(context: Context, consultation: Consultation) -> Iterator[tuple[Record, str, Attachment]]:
    """Yield every file of the dossier: of the consultation, then of what belongs to it and is not private."""
    yield from _files_of(context, consultation)
    meetings = belonging(context.workspace, Meeting, "consultation", consultation.id)
    for kind in ENTITIES:
        if "consultation" in kind.OWNERS:
            for record in context.workspace.children(kind.ENTITY, "consultation", consultation.id):
                yield from _files_of(context, record)
    for meeting in meetings:
        for one in belonging(context.workspace, Announcement, "meeting", meeting.id):
            if one.consultation is None:
                yield from _files_of(context, one)


def _files_of(context: Context, record: Record) -> Iterator[tuple[Record, str, Attachment]]:
    """Yield the files of one record with the label of their field."""
    for field in record.fields():
        value = getattr(record, field.name)
        held = cast("list[object]", value if isinstance(value, list) else [value])
        for file in held:
            if isinstance(file, Attachment):
                yield record, context.text(field.facts.label), file
