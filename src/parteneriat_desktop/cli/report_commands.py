"""Commands that look at the whole: report, due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions import due, issued, make_report, pdf_signing
from parteneriat_desktop.cli import pdf_commands
from parteneriat_desktop.cli.answer import Answer, json_lines, line
from parteneriat_desktop.cli.arguments import wrong_usage
from parteneriat_desktop.cli.readings import read_day, read_place
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.evidence_row import RowState

if TYPE_CHECKING:
    from argparse import Namespace

    from parteneriat_desktop.cli.arguments import Adding
    from parteneriat_desktop.cli.session import Session
    from parteneriat_desktop.records.values import Wire


def add(commands: Adding) -> None:
    """Add the commands to the parser."""
    report = commands.command(
        "report", N_("print a report as PDF/A, or as an editable text where the file is a .docx"), print_report
    )
    report.word("code", N_("CODE"), N_("report, such as R01"), nargs="?")
    report.switch("--list", N_("list what can be printed"), dest="list_reports")
    report.option("--id", N_("ID"), N_("identifier of the record"))
    report.option("--from", N_("YYYY-MM-DD"), N_("first day of the period"), dest="since", type=read_day)
    report.option("--to", N_("YYYY-MM-DD"), N_("last day of the period"), dest="until", type=read_day)
    report.option("--as-of", N_("YYYY-MM-DD"), N_("print what the records said on a day"), type=read_day)
    report.switch("--sign", N_("sign the file with the key of this workspace"))
    pdf_commands.signing_options(report)
    report.option("--out", N_("FILE"), N_("file to write"), type=read_place)
    commands.command("due", N_("what is due, overdue and missing"), list_due)
    target = commands.command("target", N_("which partnerships count towards the target, and why not"), count_target)
    target.option("--programme", N_("CODE"), N_("programme to count for"), default="")


def print_report(session: Session, given: Namespace) -> Answer:
    """Write one report, or list what can be printed."""
    say = session.catalogue.text
    if given.list_reports:
        return json_lines(
            [{"code": one.code, "title": say(one.title), "entity": one.entity} for one in make_report.reports()]
        )
    if given.code is None or given.out is None:
        raise wrong_usage(given.asked, Sentence("Name the report and the file to write."))
    wanted = make_report.Wanted(
        given.code,
        given.id,
        session.catalogue,
        given.since,
        given.until,
        electronic=given.sign,
        editable=given.out.suffix.lower() == ".docx",
        as_of=given.as_of,
    )
    if given.sign and wanted.editable:
        raise wrong_usage(given.asked, Sentence("Only a PDF can be signed; choose a file whose name ends in .pdf."))
    if not given.sign and (given.visible or given.certificate or given.function):
        raise wrong_usage(given.asked, Sentence("How the file is signed is said together with --sign."))
    data = _written(session, given, wanted)
    document: dict[str, Wire] = {"code": given.code, "file": str(given.out), "bytes": len(data)}
    return Answer(document, [str(given.out)])


def _written(session: Session, given: Namespace, wanted: make_report.Wanted) -> bytes:
    """Make the report, sign it where that is wanted, write it; return what was written."""
    with session.workspace() as workspace:
        how = pdf_commands.signing(session, workspace, given) if given.sign else None
        passphrase = session.passphrase() if given.sign and not given.certificate else None
        data = make_report.make(workspace, wanted)
        issued.remember(workspace, wanted, data)
        if how is not None:
            data = pdf_signing.sign(workspace, data, how, passphrase)
        make_report.write(given.out, data)
    return data


def list_due(session: Session, given: Namespace) -> Answer:  # noqa: ARG001 - every command takes both
    """Print what is due as of the assumed day."""
    with session.workspace() as workspace:
        items = due.due(workspace)
    return json_lines(
        [
            {
                "due": item.on.isoformat(),
                "group": str(item.group),
                "entity": item.entity,
                "id": item.record,
                "field": item.field,
                "title": item.title,
                "message": session.catalogue.say(item.sentence),
                "article": session.catalogue.say(item.article) if isinstance(item.article, Sentence) else item.article,
            }
            for item in items
        ]
    )


def count_target(session: Session, given: Namespace) -> Answer:
    """Print for each partnership whether it counts, with its evidence rows and the reasons."""
    from parteneriat_desktop.actions.programmes import counted, programme  # noqa: PLC0415 - reads the shipped files

    say = session.catalogue.say
    with session.workspace() as workspace:
        rules = programme(workspace, given.programme)
        found = counted(workspace, given.programme)
        titles = {record.id: getattr(record, "title", None) or record.id for record in workspace.all("partnership")}
    partnerships: list[Wire] = [
        {
            "id": record,
            "title": titles[record],
            "countable": evidence.countable,
            "proved": sum(row.state is RowState.PROVED for row in evidence.rows),
            "reasons": [say(reason) for reason in evidence.reasons],
        }
        for record, evidence in found.items()
    ]
    count = sum(evidence.countable for evidence in found.values())
    document: dict[str, Wire] = {
        "programme": rules.code,
        "objective": rules.objective,
        "countable": count,
        "partnerships": partnerships,
    }
    summary = Sentence(
        "{count} of {objective} partnerships count towards the target.", count=count, objective=rules.objective
    )
    return Answer(document, [say(summary), *(line(one) for one in partnerships)])
