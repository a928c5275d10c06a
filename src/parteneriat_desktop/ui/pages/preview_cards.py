"""Cards about one received file: refused, not trusted, what it would bring, what it brought."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from parteneriat_desktop.errors import AppError, Counted, Sentence
from parteneriat_desktop.i18n import formatting
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.ui.palette import Tone
from parteneriat_desktop.ui.tables.cells import Cell, Column, FixedRows, Kind
from parteneriat_desktop.ui.tables.model import TableModel
from parteneriat_desktop.ui.tables.view import TableView
from parteneriat_desktop.ui.titles import kind_of, title_of
from parteneriat_desktop.ui.widgets.buttons import button, link
from parteneriat_desktop.ui.widgets.cards import Banner, Card, Chip
from parteneriat_desktop.ui.widgets.words import icon_line, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from parteneriat_desktop.actions.import_bundle import Imported
    from parteneriat_desktop.actions.import_findings import Finding
    from parteneriat_desktop.actions.verify_bundle import Checked
    from parteneriat_desktop.ui.context import Context

#: Most changed records that are listed.
MOST = 200
#: Most problems that are listed for one step.
MOST_PROBLEMS = 5


def refused_card(context: Context, file: Path, error: AppError) -> Card:
    """Say why a file was refused."""
    card = Card()
    chip = Chip(context.text(N_("refused")), Tone.ERR, context.palette)
    card.add_head(file.name, chip)
    words = context.say(Sentence("{sentence} {advice}", sentence=error.sentence, advice=error.advice))
    nothing = context.text(N_("Nothing was changed."))
    card.body.addWidget(Banner(words, Tone.ERR, context.palette, strong=nothing))
    card.body.addWidget(label(context.say(Sentence("Code: {code}", code=error.code)), "small"))
    return card


def locked_card(context: Context, files: Sequence[Path], try_again: Callable[[], None]) -> Card:
    """Say that files are encrypted, until the own key opens them."""
    card = Card()
    chip = Chip(context.text(N_("encrypted")), Tone.INFO, context.palette, "lock")
    card.add_head(", ".join(file.name for file in files), chip)
    words = context.text(N_("The key of your institution opens this. Nothing was read yet."))
    action = button(context.text(N_("Open with the key…")), context.palette, try_again, icon_name="key-round")
    card.body.addWidget(Banner(words, Tone.INFO, context.palette, action=action))
    return card


def untrusted_card(context: Context, checked: Checked) -> Card:
    """Say who signed a bundle that is not trusted here, and what would make it trusted."""
    card = Card()
    chip = Chip(context.text(N_("not trusted")), Tone.WARN, context.palette, "shield-alert")
    card.add_head(checked.file.name, chip)
    _facts(card, context, checked)
    words = Sentence(
        "The signature is sound, but this key is not enrolled here, so nothing is imported. Ask {sender} for the "
        "enrolment file and the signed sheet with the fingerprint, compare the two and enrol the institution.",
        sender=checked.sender,
    )
    card.body.addWidget(Banner(context.say(words), Tone.WARN, context.palette))
    return card


def checked_card(context: Context, checked: Checked, brings: Imported) -> Card:
    """Show what importing a trusted bundle would bring."""
    card = Card()
    chip = Chip(context.text(N_("trusted")), Tone.OK, context.palette, "shield-check")
    card.add_head(checked.file.name, chip)
    _facts(card, context, checked)
    if checked.already_imported:
        words = context.text(N_("This package was imported before; importing it again brings nothing."))
        card.body.addWidget(Banner(words, Tone.INFO, context.palette))
        return card
    card.body.addWidget(label(context.text(N_("What it would bring")), "strong"))
    _counts(card, context, brings)
    _touched(card, context, brings)
    return card


def outcome_card(context: Context, brought: Imported) -> Card:
    """Show what an import brought."""
    card = Card()
    card.add_head(brought.file.name, Chip(context.text(N_("imported")), Tone.OK, context.palette))
    _counts(card, context, brought)
    if brought.conflicts:
        resolve = button(context.text(N_("Resolve")), context.palette, lambda: context.go("conflicts"))
        words = Counted(
            "{count} field has two values. Choose one.",
            "{count} fields have two values. Choose one of each.",
            brought.conflicts,
        )
        card.body.addWidget(Banner(context.say(words), Tone.WARN, context.palette, action=resolve))
    return card


def findings_card(context: Context, findings: Sequence[Finding]) -> Card:
    """Show what the steps ask for that brought consultations into other states elsewhere; nothing was refused."""
    card = Card()
    card.add_head(
        context.text(N_("Steps taken elsewhere")), Chip(context.text(N_("to look at")), Tone.WARN, context.palette)
    )
    card.body.addWidget(
        label(context.text(N_("Nothing was refused; this is what the same checks say here.")), wrap=True)
    )
    for found in findings:
        words = Sentence("{title}: {state}", title=found.title, state=found.state)
        go = partial(context.go, "consultations", "consultation", found.record)
        card.body.addWidget(link(context.say(words), context.palette, go, onward=True))
        for problem in found.problems[:MOST_PROBLEMS]:
            line = label(context.say(problem.sentence), "small", wrap=True)
            card.body.addWidget(icon_line("triangle-alert", context.palette.warn, line))
    return card


def _facts(card: Card, context: Context, checked: Checked) -> None:
    """Show who signed, when, for whom, with which key."""
    moment = datetime.fromisoformat(checked.created).astimezone()
    facts = (
        (N_("Signed by"), checked.sender),
        (N_("On"), formatting.show_moment(moment, context.catalogue)),
        (N_("Package no."), str(checked.sequence)),
        (N_("For"), checked.recipient or context.text(N_("anyone enrolled"))),
        (N_("Encrypted"), context.text(N_("yes") if checked.encrypted else N_("no"))),
        (N_("Fingerprint of the key"), checked.fingerprint),
    )
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(facts):
        grid.addWidget(label(context.text(name), "muted"), row, 0)
        grid.addWidget(label(value, wrap=True), row, 1)
    card.body.addLayout(grid)
    for warning in checked.warnings:
        words = label(context.say(warning), "warn", wrap=True)
        card.body.addWidget(icon_line("triangle-alert", context.palette.warn, words))


def _counts(card: Card, context: Context, brings: Imported) -> None:
    """Show how much is new, what is missing, what is doubled."""
    palette, say = context.palette, context.say
    counts = (
        Counted("{count} new change", "{count} new changes", brings.changes),
        Counted("in {count} record", "in {count} records", brings.records),
        Counted("{count} attached file", "{count} attached files", brings.attachments),
    )
    card.body.addWidget(icon_line("package", palette.muted, label(" · ".join(say(one) for one in counts)), 16))
    if brings.conflicts:
        words = say(Counted("{count} conflict to resolve", "{count} conflicts to resolve", brings.conflicts))
        card.body.addWidget(icon_line("git-merge", palette.warn, label(words, "warn"), 16))
    if brings.merged:
        fields = sum(len(one.fields) for one in brings.merged)
        alone = Counted("{count} field merged by itself.", "{count} fields merged by themselves.", fields)
        card.body.addWidget(icon_line("circle-check", palette.ok, label(say(alone), "ok"), 16))
    for sentence in (*brings.gaps, *brings.forks, *brings.notices):
        card.body.addWidget(icon_line("triangle-alert", palette.warn, label(say(sentence), "warn", wrap=True)))
    if brings.missing_attachments:
        words = say(
            Counted(
                "{count} attached file has not arrived",
                "{count} attached files have not arrived",
                brings.missing_attachments,
            )
        )
        card.body.addWidget(icon_line("triangle-alert", palette.warn, label(words, "warn")))


def _touched(card: Card, context: Context, brings: Imported) -> None:
    """List the records that would be new or changed."""
    rows: list[tuple[str, list[Cell]]] = []
    for scope, name, record in brings.touched[:MOST]:
        known = context.workspace.find(name, record)
        chip = (
            Cell(context.text(N_("changed")), kind=Kind.CHIP, icon="pencil", tone=Tone.INFO)
            if known is not None
            else Cell(context.text(N_("new")), kind=Kind.CHIP, icon="plus", tone=Tone.OK)
        )
        title = title_of(known, context.catalogue) if known is not None else record[:8]
        rows.append(
            (f"{scope}:{record}", [Cell(kind_of(name, context.catalogue)), Cell(title, kind=Kind.STRONG), chip])
        )
    if not rows:
        return
    columns = (
        Column(context.text(N_("Kind")), 200),
        Column(context.text(N_("Record"))),
        Column(context.text(N_("What happens")), 140),
    )
    table = TableView(TableModel(columns, FixedRows(rows)), context.text(N_("Records in this package")), context.look)
    table.setFixedHeight(context.look.px(36) * min(len(rows), 8) + context.look.px(36))
    card.body.addWidget(table)
