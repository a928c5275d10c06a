"""What goes with a bundle: the transmittal sheet R17 and the text of the message."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.report_frame import frame
from parteneriat_desktop.actions.titles import title
from parteneriat_desktop.actions.trust import trust_list
from parteneriat_desktop.actions.verify_bundle import prove
from parteneriat_desktop.errors import Counted, RefusedError, Sentence
from parteneriat_desktop.journal.scope import COMMON
from parteneriat_desktop.sync.bundle import Written
from parteneriat_desktop.sync.file_names import kept_name
from parteneriat_desktop.sync.layout import segment_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue
    from parteneriat_desktop.journal.segment import Segment
    from parteneriat_desktop.reports.transmittal_sheet import SentFile
    from parteneriat_desktop.sync.description import FileFacts
    from parteneriat_desktop.sync.trust import Institution


@dataclass(frozen=True, slots=True)
class SentAs:
    """A bundle as it left: the name and the size in bytes of its file, perhaps an encrypted one."""

    name: str
    size: int


def sheet(
    workspace: Workspace, sent: SentAs, written: Written, peer: Institution | None, catalogue: Catalogue
) -> bytes:
    """Return R17 for a finished bundle."""
    from parteneriat_desktop.reports import transmittal_sheet  # noqa: PLC0415 - loads the PDF library

    description = written.description
    transmittal = transmittal_sheet.Transmittal(
        sender=workspace.profile.name,
        sender_function=workspace.profile.function,
        recipient=_recipient(peer, catalogue),
        created=description.created.astimezone(),
        sequence=description.sequence,
        file_name=sent.name,
        size=sent.size,
        contains=Counted("{count} change of the records", "{count} changes of the records", description.changes),
        omits=Sentence("names and contact data of citizens, and whatever else is private to the institution"),
        files=(*_sealed_files(workspace, written.segments), *(_sent(one) for one in description.files)),
        manifest_digest=written.manifest,
        key_fingerprint=description.sender.fingerprint,
    )
    return transmittal_sheet.transmittal_sheet(transmittal, frame(workspace, catalogue))


def sheet_again(workspace: Workspace, number: str, catalogue: Catalogue) -> bytes:
    """Return R17 for a bundle that was sent before, by its number, from the copy that was kept of it."""
    written_here = [one for one in workspace.store.bundles() if one.direction == "sent"]
    found = next((one for one in written_here if str(one.sequence) == number), None)
    if found is None:
        raise RefusedError(
            Sentence("No bundle with the number {number} was written here.", number=number[:20]),
            Sentence("Look at the list of bundles that were sent for the right number."),
            code="unknown-bundle",
        )
    sent = SentAs(str(found.body["file"]), cast("int", found.body["bytes"]))
    data = read_file(workspace.paths.outgoing / kept_name(sent.name))
    verified = prove(workspace, data)
    written = Written(data, verified.manifest, verified.description, verified.segments)
    recipient = verified.description.recipient
    peer = None if recipient is None else trust_list(workspace).peer(recipient.fingerprint)
    return sheet(workspace, sent, written, peer, catalogue)


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


def _sealed_files(workspace: Workspace, segments: Iterable[Segment]) -> Iterator[SentFile]:
    """Yield the segments as the sheet lists them, in the order in which they stand in the bundle."""
    for segment in sorted(segments, key=lambda one: one.header.hash):
        yield _sealed(workspace, segment)


def _sealed(workspace: Workspace, segment: Segment) -> SentFile:
    """Return a sealed run of changes as the sheet lists it."""
    from parteneriat_desktop.reports.transmittal_sheet import SentFile  # noqa: PLC0415 - loads the PDF library

    header, content = segment.header, segment.bytes()
    what = Counted(
        "{count} change, package {number} of “{dossier}”",
        "{count} changes, package {number} of “{dossier}”",
        header.count,
        number=header.number,
        dossier=_dossier(workspace, header.scope),
    )
    digest = hashlib.sha256(content).hexdigest()
    return SentFile(what=what, path=segment_name(header.hash), sha256=digest, size=len(content))


def _dossier(workspace: Workspace, scope: str) -> Sentence | str:
    """Return the title of the partnership of a scope, or the name of the common scope."""
    if scope == COMMON:
        return Sentence("common records")
    partnership = workspace.find("partnership", scope.partition("/")[2])
    return scope if partnership is None else title(partnership)


def _sent(facts: FileFacts) -> SentFile:
    """Return an enclosed file as the sheet lists it."""
    from parteneriat_desktop.reports.transmittal_sheet import SentFile  # noqa: PLC0415 - loads the PDF library

    return SentFile(
        what=Sentence("attachment “{name}”", name=facts.name), path=facts.path, sha256=facts.sha256, size=facts.size
    )
