"""What is asked before a package is written: the certificate's password or PIN, and whether it may go unencrypted.

Rules of this module:

1. Where a certificate is in use, packages of data are signed with it too. Password or PIN are asked for each time,
   tried once and never kept; without them a person says whether the key of the institution is enough.
2. A receipt is signed with the key of the institution alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parteneriat_desktop.actions import certificate
from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.markers import N_

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.errors import AppError
    from parteneriat_desktop.sync.certified import CertifiedSigner
    from parteneriat_desktop.sync.description import Kind
    from parteneriat_desktop.ui.context import Context

#: Refusals after which a package can only go unencrypted, if the person wants that.
NO_ENCRYPTION = ("no-age-key", "nobody-enrolled")


@dataclass(frozen=True, slots=True)
class Beside:
    """What signs beside the key: nothing, or the certificate in use with its secret; or it is left out on purpose."""

    secret: str | None = None
    left_out: bool = False

    def signer(self, workspace: Workspace) -> CertifiedSigner | None:
        """Return the opened certificate; raises ``RefusedError`` where it does not open."""
        return None if self.secret is None else certificate.opened(workspace, self.secret)


def ask_beside(context: Context, kind: Kind) -> Beside | None:
    """Return what signs beside the key; None where the person gave up."""
    used = certificate.in_use(context.workspace) if kind == "data" else None
    if used is None:
        return Beside()
    title = context.text(N_("Sign with the certificate"))
    question = Sentence(
        "Write the password or PIN of the certificate of {holder}. It is tried once and not kept.", holder=used.holder
    )
    typed = context.chooser.passphrase(title, context.say(question))
    if typed:
        return Beside(typed)
    alone = Sentence("Without the certificate the package is signed with the key of the institution only.")
    agreed = context.chooser.confirm(title, context.say(alone), context.text(N_("Sign with the key only")))
    return Beside(left_out=True) if agreed else None


def wants_plain(context: Context, error: AppError) -> bool:
    """Ask whether the package may go unencrypted."""
    text, say = context.text, context.say
    question = Sentence(
        "{why} Without encryption whoever gets hold of the file can read it. It holds no private data.",
        why=error.sentence,
    )
    return context.chooser.confirm(text(N_("Not encrypted")), say(question), text(N_("Send unencrypted")))
