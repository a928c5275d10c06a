"""Commands about the law and its dates: deadline, law show, law use, calendar."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import calendar_dates, calendar_export, legal_packs
from parteneriat_desktop.actions.write_file import write_file
from parteneriat_desktop.cli.answer import Answer, line
from parteneriat_desktop.cli.arguments import wrong_usage
from parteneriat_desktop.cli.readings import read_day, read_place
from parteneriat_desktop.countries.deadline_words import arithmetic, steps
from parteneriat_desktop.errors import Counted, Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.countries.legal_pack import LegalPack, LegalRule
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.records.values import Wire

YEAR = timedelta(days=365)


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    counting = commands.command("deadline", N_("count a legal term, with its arithmetic"), count_deadline)
    counting.word("rule", N_("RULE"), N_("rule of the law, such as ro.l52.proposals"))
    counting.word("day", N_("YYYY-MM-DD"), N_("day from which the term is counted"), type=read_day)
    exporting = commands.command("calendar", N_("write legal and planned dates for a calendar program"), write_calendar)
    exporting.option("--from", N_("YYYY-MM-DD"), N_("first day of the period"), dest="since", type=read_day)
    exporting.option("--to", N_("YYYY-MM-DD"), N_("last day of the period"), dest="until", type=read_day)
    exporting.option("--out", N_("FILE"), N_("file to write"), type=read_place, required=True)
    law = commands.group("law", N_("the legal pack: terms, articles, what is still to be verified"))
    law.command("show", N_("list the rules of the pack in use"), show_law)
    using = law.command("use", N_("take a newer legal pack into use"), use_pack)
    using.word("file", N_("FILE"), N_("legal pack to use"), type=read_place)


def count_deadline(session: Session, given: Namespace) -> Answer:
    """Count a term; without a workspace by the law that the program brings along."""
    say = session.catalogue.say
    with session.workspace() if session.paths.database.is_file() else nullcontext() as workspace:
        found = legal_packs.term(workspace, given.rule, given.day)
    document: dict[str, Wire] = {
        "rule": found.rule,
        "start": found.start.isoformat(),
        "plain": found.plain.isoformat(),
        "date": found.date.isoformat(),
        "article": found.article,
        "act": found.act,
        "verified": found.verified,
        "pack": found.pack,
        "steps": [say(step) for step in steps(found)],
    }
    return Answer(document, [say(arithmetic(found)), *(f"  {say(step)}" for step in steps(found))])


def write_calendar(session: Session, given: Namespace) -> Answer:
    """Write the dates of a period as iCalendar; a year from today on where none is named."""
    with session.workspace() as workspace:
        since = given.since or workspace.today
        until = given.until or since + YEAR
        if until < since:
            raise wrong_usage(given.asked, Sentence("The last day of the period is before the first one."))
        found = calendar_dates.dates(workspace, since, until)
        write_file(given.out, calendar_export.written(found, session.catalogue, workspace.clock.now()))
    count, file = len(found), str(given.out)
    said = Counted("{count} date was written to {file}.", "{count} dates were written to {file}.", count, file=file)
    return Answer({"file": file, "dates": count}, [session.catalogue.say(said)])


def show_law(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """List the rules of the pack in use."""
    with session.workspace() as workspace:
        pack = legal_packs.pack_in_use(workspace)
    return _listed(pack, session.catalogue)


def use_pack(session: Session, given: Namespace) -> Answer:
    """Take a newer pack into use and list its rules."""
    with session.workspace() as workspace:
        pack = legal_packs.use_pack(workspace, given.file)
    return _listed(pack, session.catalogue)


def _listed(pack: LegalPack, catalogue: Catalogue) -> Answer:
    """Answer with the rules of a pack."""
    rules: list[Wire] = [_rule(rule, catalogue) for rule in pack.rules]
    document: dict[str, Wire] = {"country": pack.country, "version": pack.version, "rules": rules}
    said = Sentence("Legal pack of {country}, version {version}.", country=pack.country, version=pack.version)
    return Answer(document, [catalogue.say(said), *(line(rule) for rule in rules)])


def _rule(rule: LegalRule, catalogue: Catalogue) -> dict[str, Wire]:
    """Return a rule as a document."""
    count = rule.count
    return {
        "id": rule.id,
        "rule": rule.rule,
        "title": rule.title(catalogue.language),
        "value": count.value if count else None,
        "unit": str(count.unit) if count else None,
        "kind": str(count.kind) if count else None,
        "act": rule.act,
        "article": rule.article,
        "source": rule.source,
        "valid_from": rule.valid_from.isoformat() if rule.valid_from else None,
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "verified": rule.verified,
    }
