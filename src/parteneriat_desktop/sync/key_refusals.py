"""Refusals of keys and certificates: one code, one sentence, one advice (``refusals``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.sync.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

RESTORE_KEY = N_("Restore the key from its backup file, or make a new key and enrol it again.")
CHECK_FOLDER = N_("Check that the disk is not full and that you may write into the folder, then try again.")

KEYS: Mapping[str, Refusal] = {
    "key-exists": Refusal(
        N_("This workspace already has a key."),
        N_("Keep it; make a workspace in another folder if you need a second one."),
    ),
    "key-missing": Refusal(N_("The key of this workspace is missing."), RESTORE_KEY),
    "key-damaged": Refusal(
        N_("The key of this workspace cannot be read or does not fit its certificate."), RESTORE_KEY
    ),
    "key-secret-missing": Refusal(
        N_("The password store of this computer no longer holds the secret that opens the key."), RESTORE_KEY
    ),
    "key-other": Refusal(
        N_("This workspace already has another key, {fingerprint}."),
        N_("Restore the backup in a new workspace, so that no key is lost."),
    ),
    "passphrase-needed": Refusal(
        N_("A passphrase is needed, because this computer has no password store."),
        N_("Give the passphrase; on the command line with --passphrase-file."),
    ),
    "passphrase-wrong": Refusal(
        N_("The passphrase is not the right one."), N_("Type it again; mind capital letters and the keyboard language.")
    ),
    "passphrase-empty": Refusal(N_("The passphrase is empty."), N_("Choose a passphrase of several words.")),
    "ring-failed": Refusal(
        N_("The password store of this computer did not keep the secret."),
        N_("Unlock the password store and try again, or use a passphrase instead."),
    ),
    "ring-locked": Refusal(
        N_("The password store of this computer is locked or does not answer."),
        N_("Log in again or unlock it, then repeat."),
    ),
    "words-count": Refusal(
        N_("These are {count} words; a recovery sheet has {wanted}."),
        N_("Type all words of the sheet in their order, row after row."),
    ),
    "words-unknown": Refusal(
        N_("Word {number}, “{word}”, is none of a recovery sheet."),
        N_("Compare it with the sheet: every word has four letters, a consonant and a vowel twice."),
    ),
    "words-wrong": Refusal(
        N_("The words do not fit together: at least one of them is wrong or in the wrong place."),
        N_("Compare them with the sheet, row by row."),
    ),
    "key-not-written": Refusal(N_("The key could not be written into the folder “{folder}”."), CHECK_FOLDER),
    "backup-not-written": Refusal(N_("The backup of the key could not be written to “{file}”."), CHECK_FOLDER),
    "backup-exists": Refusal(
        N_("There is already a file “{file}”."), N_("Choose another name; a backup of a key never replaces a file.")
    ),
    "backup-unreadable": Refusal(
        N_("The file “{file}” is not a readable backup of a key."),
        N_("Choose the file that “back up the key” has made."),
    ),
}

NEVER_TWICE = N_("Check the PIN before you try again: a card locks after three wrong ones.")
CERTIFICATES: Mapping[str, Refusal] = {
    "p12-not-opened": Refusal(
        N_("The certificate file does not open with this password, or is no PKCS#12 file."),
        N_("Type the password again; it is the one that came with the file, not that of your key."),
    ),
    "p12-no-key": Refusal(
        N_("The file holds no key with its certificate."), N_("Export the certificate again together with its key.")
    ),
    "token-support": Refusal(
        N_("This installation cannot speak to tokens."),
        N_("Install the program with the extra “token”, or sign with the token's own program (--for-signing)."),
    ),
    "token-library": Refusal(
        N_("The library of the token, {library}, cannot be loaded."),
        N_("Install the driver of the token's maker and name its PKCS#11 library, of the same kind as the program."),
    ),
    "token-absent": Refusal(
        N_("There is no token “{token}” here."), N_("Plug it in, wait until its light is on, then try again.")
    ),
    "token-several": Refusal(
        N_("Several tokens are plugged in."), N_("Name one of them by its label, or leave only one plugged in.")
    ),
    "token-pin": Refusal(N_("The PIN is not the right one."), NEVER_TWICE),
    "token-locked": Refusal(
        N_("The token is locked after too many wrong PINs."), N_("Unlock it with its PUK in the program of its maker.")
    ),
    "token-certificate": Refusal(
        N_("Not exactly one certificate on the token is meant; with a key there are: {labels}."),
        N_("Name the certificate by its label."),
    ),
    "token-failed": Refusal(
        N_("The token does not answer as it should ({reason})."),
        N_("Unplug it and plug it in again; if it still fails, sign with the token's own program (--for-signing)."),
    ),
    "certificate-none": Refusal(
        N_("No certificate is in use beside the key of this workspace."),
        N_("Choose one with “identity use-certificate”."),
    ),
    "certificate-secret": Refusal(
        N_("The password or PIN of the certificate “{holder}” is needed."),
        N_("Name a file with it (--certificate-passphrase-file), or export without the certificate."),
    ),
    "certificate-other": Refusal(
        N_("The certificate is another one than when it was chosen."),
        N_("Choose the certificate again with “identity use-certificate”."),
    ),
    "no-bundle-for-signature": Refusal(
        N_("The signature belongs to no bundle that was written here."),
        N_("Sign the file that “export --for-signing” has written, unchanged, and bring the signature back."),
    ),
}
