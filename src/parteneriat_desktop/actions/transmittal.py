"""What goes with a bundle: the transmittal sheet R17 and the text of the message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.report_frame import frame
from parteneriat_desktop.errors import Counted, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.reports.transmittal_sheet import SentFile
    from parteneriat_desktop.sync.bundle import Written
    from parteneriat_desktop.sync.description import FileFacts
    from parteneriat_desktop.sync.trust import Institution


def sheet(workspace: Workspace, written: Written, peer: Institution | None, catalogue: Catalogue) -> bytes:
    """Return R17 for a finished bundle."""
    from parteneriat_desktop.reports import transmittal_sheet  # noqa: PLC0415 - loads the PDF library

    description = written.description
    transmittal = transmittal_sheet.Transmittal(
        sender=workspace.profile.name,
        sender_function=workspace.profile.function,
        recipient=_recipient(peer, catalogue),
        created=description.created.astimezone(),
        sequence=description.sequence,
        file_name="",
        size=len(written.data),
        contains=Counted("{count} change of the records", "{count} changes of the records", description.changes),
        omits=Sentence("names and contact data of citizens, and whatever else is private to the institution"),
        files=tuple(_sent(one) for one in description.files),
        manifest_digest=written.manifest,
        key_fingerprint=description.sender.fingerprint,
    )
    return transmittal_sheet.transmittal_sheet(transmittal, frame(workspace, catalogue))


def message(workspace: Workspace, bundles: Sequence[Path], peer: Institution | None, catalogue: Catalogue) -> str:
    """Return subject and text of the e-mail that carries the bundles."""
    subject = Sentence("Partnership bundle of {sender}, {day}", sender=workspace.profile.name, day=workspace.today)
    text = Counted(
        "Attached: one signed bundle for {recipient}. Please import it with the program Parteneriat.",
        "Attached: {count} signed bundles for {recipient}. Import them with the program Parteneriat, in any order.",
        len(bundles),
        recipient=_recipient(peer, catalogue),
    )
    key = Sentence("Fingerprint of our key: {fingerprint}", fingerprint=workspace.keys.fingerprint)
    names = "\n".join(f"- {bundle.name}" for bundle in bundles)
    return f"{catalogue.say(subject)}\n\n{catalogue.say(text)}\n\n{names}\n\n{catalogue.say(key)}\n"


def _recipient(peer: Institution | None, catalogue: Catalogue) -> str:
    """Return for whom a bundle is meant."""
    return catalogue.text("anyone enrolled") if peer is None else peer.name


def _sent(facts: FileFacts) -> SentFile:
    """Return an enclosed file as the sheet lists it."""
    from parteneriat_desktop.reports.transmittal_sheet import SentFile  # noqa: PLC0415 - loads the PDF library

    return SentFile(
        what=Sentence("attachment “{name}”", name=facts.name), path=facts.path, sha256=facts.sha256, size=facts.size
    )
