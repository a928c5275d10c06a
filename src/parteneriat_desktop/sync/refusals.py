"""Every refusal of bundles, keys and trust: one code, one sentence, one advice.

Rules of this module:

1. A code has exactly one wording; scripts and tests know the code, people read the sentence.
2. Who refuses has changed nothing, on disk or in the database.
3. What a file did wrong is said with the file's name, never with its content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.errors import RefusedError, Sentence, UntrustedError
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.sync.key_refusals import CERTIFICATES, KEYS
from parteneriat_desktop.sync.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping


def refuse(code: str, **values: object) -> RefusedError:
    """Return the error of a code, for ``raise``; the values fill the holes of its sentence."""
    wording = REFUSALS[code]
    return RefusedError(Sentence(wording.sentence, **values), Sentence(wording.advice), code=code)


def distrust(code: str, **values: object) -> UntrustedError:
    """Return the error for what is valid but signed by somebody who is not enrolled here."""
    wording = REFUSALS[code]
    return UntrustedError(Sentence(wording.sentence, **values), Sentence(wording.advice), code=code)


SEND_AGAIN = N_("Ask the sender to export the bundle again and to send it once more, for example on a USB stick.")
NOT_OURS = N_("Use only bundles that this program has exported; ask the sender how the file was made.")
ATTACKED = N_("Do not use this file. Call the sender, using a telephone number that you already know.")
TOO_MUCH = N_("Ask the sender to export in smaller parts or with fewer attachments.")
NEWER = N_("Install the newest version of this program, then try again.")
COMPARE = N_(
    "Compare the fingerprint with the stamped sheet of the institution; if it is right, ask them for a new file."
)

ARCHIVE: Mapping[str, Refusal] = {
    "file-too-large": Refusal(N_("The bundle has {size} bytes; at most {limit} are accepted."), TOO_MUCH),
    "eocd-not-last": Refusal(N_("The file is cut off, has something added at its end, or is no bundle."), SEND_AGAIN),
    "zip64": Refusal(N_("The file uses a ZIP form for very large archives, which bundles never do."), NOT_OURS),
    "multidisk": Refusal(N_("The file claims to be one of several ZIP volumes, which bundles never are."), NOT_OURS),
    "too-many-entries": Refusal(N_("The bundle has {count} entries; at most {limit} are accepted."), TOO_MUCH),
    "gap-before-eocd": Refusal(N_("The file has bytes that belong to no entry."), SEND_AGAIN),
    "central-directory": Refusal(N_("The table of contents of the file is damaged."), SEND_AGAIN),
    "overlap-or-gap": Refusal(N_("Entries of the file overlap or leave gaps."), ATTACKED),
    "local-central-mismatch": Refusal(N_("The two descriptions of the entry “{file}” differ."), SEND_AGAIN),
    "flags-encrypted": Refusal(N_("The entry “{file}” is encrypted inside the ZIP file."), NOT_OURS),
    "flags-data-descriptor": Refusal(N_("The entry “{file}” was written as a ZIP stream."), NOT_OURS),
    "flags-other": Refusal(N_("The entry “{file}” uses a ZIP feature that bundles do not use."), NOT_OURS),
    "extra-field": Refusal(N_("The entry “{file}” carries an extra field or a comment."), NOT_OURS),
    "method": Refusal(N_("The entry “{file}” is packed by a method that bundles do not use."), NOT_OURS),
    "metadata": Refusal(N_("The entry “{file}” has another date, version or attribute than bundles have."), NOT_OURS),
    "not-regular-file": Refusal(N_("The entry “{file}” is a link, a folder or a device."), ATTACKED),
    "entry-too-large": Refusal(N_("The entry “{file}” has {size} bytes; at most {limit} are accepted."), TOO_MUCH),
    "total-too-large": Refusal(N_("The bundle unpacks to {size} bytes; at most {limit} are accepted."), TOO_MUCH),
    "ratio": Refusal(N_("The entry “{file}” would unpack to far more than an honest file."), ATTACKED),
    "size-lie": Refusal(N_("The entry “{file}” has another size than it says."), SEND_AGAIN),
    "deflate": Refusal(N_("The entry “{file}” cannot be unpacked."), SEND_AGAIN),
    "crc": Refusal(N_("The entry “{file}” is damaged: its checksum differs."), SEND_AGAIN),
    "seal": Refusal(N_("The file was damaged on its way: it no longer has its own checksum."), SEND_AGAIN),
    "mimetype": Refusal(N_("The file is a ZIP archive but not a signed bundle."), NOT_OURS),
    "name-char": Refusal(N_("The entry name “{file}” has characters that bundles do not use."), ATTACKED),
    "name-control-or-bidi": Refusal(N_("The entry name “{file}” has hidden characters."), ATTACKED),
    "name-not-nfc": Refusal(N_("The entry name “{file}” is written with separate accents."), NOT_OURS),
    "name-traversal": Refusal(N_("The entry name “{file}” leads out of the bundle."), ATTACKED),
    "name-trailing": Refusal(N_("The entry name “{file}” has a part that ends in a dot or a space."), ATTACKED),
    "name-reserved": Refusal(N_("The entry name “{file}” is a device name of Windows."), ATTACKED),
    "name-too-long": Refusal(N_("The entry name “{file}” is too long."), NOT_OURS),
    "duplicate-name": Refusal(N_("The entry name “{file}” occurs twice."), ATTACKED),
}

ENCRYPTION: Mapping[str, Refusal] = {
    "age-damaged": Refusal(N_("The encrypted file is cut off or was changed on its way."), SEND_AGAIN),
    "age-not-for-us": Refusal(
        N_("The file is encrypted for somebody else: no key of this workspace opens it."),
        N_("Ask the sender to enrol you with your present key and to export again for your institution."),
    ),
    "age-recipient": Refusal(
        N_("The encryption key of the recipient is not usable."),
        N_("Ask the recipient for a new enrolment file and enrol it again."),
    ),
    "no-age-key": Refusal(
        N_("“{name}” has published no encryption key, so the bundle cannot be encrypted for it."),
        N_("Ask for a new enrolment file, or say that the bundle may go unencrypted (--plain)."),
    ),
    "nobody-enrolled": Refusal(
        N_("Nobody is enrolled here, so there is nobody for whom the bundle could be encrypted."),
        N_("Enrol the recipient first, or say that the bundle may go unencrypted (--plain)."),
    ),
}

SIGNATURE: Mapping[str, Refusal] = {
    "no-signature": Refusal(N_("The file carries no signature."), NOT_OURS),
    "unexpected-meta-file": Refusal(N_("The file has an unexpected entry “{file}” beside its signature."), ATTACKED),
    "cms-syntax": Refusal(N_("The signature is damaged."), SEND_AGAIN),
    "cms-form": Refusal(N_("The signature is not written in the one form that is accepted."), SEND_AGAIN),
    "cms-content": Refusal(N_("The signature file does not hold a separate signature."), NOT_OURS),
    "cms-signers": Refusal(N_("The signature file does not hold exactly one signature."), NOT_OURS),
    "cms-certificates": Refusal(N_("The signature does not carry exactly one matching certificate."), SEND_AGAIN),
    "cms-attributes": Refusal(N_("The signature lacks a required statement or makes it twice."), SEND_AGAIN),
    "cms-algorithm": Refusal(N_("The signature was made by a method that is not accepted."), NOT_OURS),
    "cms-key": Refusal(N_("The key of the certificate is too weak or of an unknown kind."), NOT_OURS),
    "cms-signing-certificate": Refusal(N_("The signature was made for another certificate."), ATTACKED),
    "cms-digest": Refusal(N_("The list of files was changed after it was signed."), ATTACKED),
    "cms-signature": Refusal(N_("The signature is not valid."), ATTACKED),
    "xml-doctype": Refusal(N_("The list of files holds XML declarations that are not accepted."), ATTACKED),
    "xml-encoding": Refusal(N_("The list of files is not written in UTF-8."), NOT_OURS),
    "xml-syntax": Refusal(N_("The list of files is not valid XML."), SEND_AGAIN),
    "manifest-element": Refusal(N_("The list of files has another structure than bundles have."), NOT_OURS),
    "manifest-digest-alg": Refusal(N_("The list of files uses another digest than SHA-256."), NOT_OURS),
    "manifest-digest-value": Refusal(N_("The list of files holds an unreadable digest."), NOT_OURS),
    "manifest-duplicate": Refusal(N_("The list of files names “{file}” twice."), ATTACKED),
    "unsigned-file": Refusal(N_("The file “{file}” is not covered by the signature."), ATTACKED),
    "missing-file": Refusal(N_("The signed file “{file}” is missing."), SEND_AGAIN),
    "digest": Refusal(N_("The file “{file}” was changed after it was signed."), ATTACKED),
}

COSIGNATURE: Mapping[str, Refusal] = {
    "cosignature-incomplete": Refusal(N_("The further signature {number} of the bundle is incomplete."), SEND_AGAIN),
    "cosignature-list": Refusal(N_("The further signature {number} was made over another list of files."), ATTACKED),
    "cosignature-other": Refusal(
        N_("The signature was not made over a list of files of this bundle."),
        N_("Sign the file that “export --for-signing” has written, unchanged, as a detached signature (CAdES, .p7s)."),
    ),
    "cosignature-taken": Refusal(
        N_("The bundle already has a further signature with the number {number}."),
        N_("Sign the list with the next number, or leave the bundle as it is."),
    ),
}

CONTENT: Mapping[str, Refusal] = {
    "unexpected-file": Refusal(N_("The bundle holds a file “{file}” that this version does not know."), NEWER),
    "description-form": Refusal(N_("The description of the bundle is incomplete: {field}."), NOT_OURS),
    "format": Refusal(N_("The bundle has the format “{format}”, which this version cannot read."), NEWER),
    "files-differ": Refusal(N_("The description of “{file}” does not fit the file."), SEND_AGAIN),
    "created-in-future": Refusal(
        N_("The bundle says that it was made on {created}, which is more than two days ahead."),
        N_("Check the date of this computer; if it is right, ask the sender to correct theirs and to export again."),
    ),
    "sender-not-owner-of-key": Refusal(
        N_("The bundle names “{sender}” as its sender, but the key belongs to “{owner}”."), ATTACKED
    ),
    "wrong-recipient": Refusal(
        N_("The bundle is meant for “{recipient}”, not for you."),
        N_("Return it to the sender and ask for a bundle that is addressed to your institution."),
    ),
    "unknown-signer": Refusal(
        N_("The bundle is valid, but the key {fingerprint} of “{sender}” is not enrolled here."),
        N_("Ask for the enrolment file and the stamped sheet, add the institution to those you trust, then try again."),
    ),
    "unknown-writer": Refusal(
        N_("The bundle holds changes that were signed with the key {fingerprint}, which is not enrolled here."),
        N_("Enrol the institution whose changes were passed on, then import the bundle again."),
    ),
    "key-revoked": Refusal(
        N_("The key of “{owner}” was revoked from {revoked}."), N_("Ask the institution for its new key and enrol it.")
    ),
    "key-revoked-backdated": Refusal(
        N_("The bundle has number {sequence}, but the key of “{owner}” is good only up to number {last}."), ATTACKED
    ),
    "key-revoked-segment": Refusal(
        N_("The bundle holds changes of “{owner}” that were signed after its key was revoked."), ATTACKED
    ),
    "writer-of-another-key": Refusal(
        N_("The changes of one computer of “{owner}” were signed with the key of “{signer}”."), ATTACKED
    ),
    "not-a-party": Refusal(
        N_("“{author}” wrote in the dossier “{dossier}”, but was never named as one of its parties."),
        N_(
            "Import bundles of the parties that have not been imported yet together with this one. If the institution "
            "is a party, enter it in the partnership with its tax number, then try again; otherwise call the sender."
        ),
    ),
    "segment-name": Refusal(N_("The package part “{file}” does not have the name of its content."), SEND_AGAIN),
    "segment-signature-invalid": Refusal(N_("The signature of the package part “{file}” is not valid."), ATTACKED),
    "private-scope": Refusal(N_("The bundle holds records that must never leave an institution."), ATTACKED),
    "own-segment-scope": Refusal(N_("A private record was about to be exported."), NEWER),
    "attachment-too-large": Refusal(
        N_("The attachment “{file}” has {size} bytes; at most {limit} are accepted."), TOO_MUCH
    ),
    "attachment-name": Refusal(N_("The attachment “{file}” does not have the name of its content."), SEND_AGAIN),
}

TRUST: Mapping[str, Refusal] = {
    "not-an-enrolment": Refusal(
        N_("The file is a bundle, but it does not introduce an institution."),
        N_("Ask the institution for the file it made with “enrol”; its name ends in “.enrol.asice”."),
    ),
    "fingerprint-mismatch": Refusal(
        N_("The typed fingerprint is not the one of this file."),
        N_("Compare it letter by letter with the stamped sheet. If they differ, do not trust the file."),
    ),
    "institution-has-another-key": Refusal(
        N_("“{name}” is already enrolled here with the key {fingerprint}."),
        N_("If the institution has a new key, revoke the old one first; otherwise do not trust this file."),
    ),
    "writer-enrolled-with-another-key": Refusal(
        N_("The computer named in this file already belongs to “{name}”."),
        N_("A computer keeps the key it was enrolled with. Ask the institution to enrol again from a new workspace."),
    ),
    "unknown-institution": Refusal(
        N_("No enrolled institution has the name or fingerprint “{text}”."),
        N_("Look at the list of institutions that you trust; enrol the institution first."),
    ),
    "several-institutions": Refusal(
        N_("Several enrolled institutions are named “{text}”."), N_("Name the institution by its fingerprint.")
    ),
    "rotation-unsigned": Refusal(
        N_("“{name}” says that its key was replaced, but the old key has not signed that."), ATTACKED
    ),
    "rotation-unknown": Refusal(
        N_("“{name}” replaces the key {fingerprint}, which is not enrolled here."),
        N_("Ask for the stamped sheet with the fingerprint of the new key and enrol the institution by it."),
    ),
    "rotation-revoked": Refusal(
        N_("The old key of “{name}” was revoked or replaced here, so it cannot vouch for a new one."),
        N_("Ask for the stamped sheet with the fingerprint of the new key and enrol the institution by it."),
    ),
    "rotation-other-institution": Refusal(
        N_("The new key was not made for “{name}”, to whom the old one belongs."), ATTACKED
    ),
    "already-revoked": Refusal(
        N_("The key of “{name}” is already revoked."), N_("Nothing has to be done; enrol the new key when it arrives.")
    ),
}

MAIL: Mapping[str, Refusal] = {
    "mail-address": Refusal(
        N_("“{address}” is not an e-mail address."), N_("Write one address, such as registratura@exemplu.ro.")
    ),
    "mail-no-account": Refusal(
        N_("No mail account is set up here."),
        N_("Set up server and user in the settings, or send the files with your own mail program."),
    ),
    "mail-no-password": Refusal(
        N_("The password of the mail account {user} is not known here."),
        N_("Type it in the settings; it is kept in the password store of this computer."),
    ),
    "mail-no-ring": Refusal(
        N_("This computer has no password store, so the password of the mail account cannot be kept."),
        N_("Send the files with your own mail program, or name a password file on the command line."),
    ),
    "mail-login": Refusal(
        N_("The mail server {server} does not accept user and password of {user}."),
        N_("Type the password again in the settings; some servers ask for one made for programs."),
    ),
    "mail-recipient": Refusal(
        N_("The mail server {server} does not accept the address {recipient} ({reply})."),
        N_("Compare the address with the paper of the institution and write it again."),
    ),
    "mail-refused": Refusal(
        N_("The mail server {server} did not accept the message ({reply})."),
        N_("Send the files with your own mail program or on a stick, or ask whoever runs the server."),
    ),
    "mail-no-tls": Refusal(
        N_("The mail server {server} offers no encryption or no way to log in; nothing was told to it."),
        N_("Ask whoever runs the server for the port with STARTTLS or TLS."),
    ),
    "mail-certificate": Refusal(
        N_("The mail server {server} could not prove that it is the one; nothing was told to it."),
        N_("Check its name. A server of the institution's own may need its certificate named in the settings."),
    ),
    "mail-authority": Refusal(
        N_("The certificate file {file} cannot be read."), N_("Choose a file with certificates in PEM form.")
    ),
    "mail-later": Refusal(
        N_("The mail server {server} cannot be reached or asks to wait."), N_("It is tried again by itself.")
    ),
    "mail-file-gone": Refusal(
        N_("The file {file} is no longer where it was written, so it was not sent."),
        N_("Prepare the package again and send it anew."),
    ),
}

REFUSALS: Mapping[str, Refusal] = {
    **ARCHIVE,
    **ENCRYPTION,
    **SIGNATURE,
    **COSIGNATURE,
    **CONTENT,
    **CERTIFICATES,
    **TRUST,
    **KEYS,
    **MAIL,
}
