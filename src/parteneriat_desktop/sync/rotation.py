"""Rotation: the enrolment of a new key that the old key has signed too.

Rules of this module:

1. A statement of rotation is an enrolment (``enrolment``) signed by the new key, with a further signature by the
   key that it replaces; ``replaces`` in its description says which one, so that the signature of a key
   under somebody else's enrolment never means more than that.
2. It says up to where the old key is good: the number of its last bundle, and the number of the last
   segment of each chain. Names of chains are hashed: whoever reads the statement learns of no dossier.
3. Nothing else of the institution changes with a rotation. Who trusts it is decided in ``trust``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parteneriat_desktop.sync.archive import read_archive
from parteneriat_desktop.sync.cosignatures import add_cosignature, cosigned_list
from parteneriat_desktop.sync.enrolment import introduce, write_enrolment
from parteneriat_desktop.sync.entry_names import MANIFEST_NAME
from parteneriat_desktop.sync.refusals import refuse
from parteneriat_desktop.sync.trust import Rotation, TrustList
from parteneriat_desktop.sync.verification import Circumstances, verify

if TYPE_CHECKING:
    from datetime import datetime

    from parteneriat_desktop.sync.description import Description, Replaces
    from parteneriat_desktop.sync.signing import Signer

#: Number of the further signature that the old key makes.
BY_OLD_KEY = 2


def write_rotation(description: Description, replaces: Replaces, new: Signer, old: Signer) -> bytes:
    """Return the statement; of the description the same is used as for an enrolment."""
    stated = replace(description, replaces=replace(replaces, fingerprint=old.fingerprint))
    enrolment = write_enrolment(stated, new).data
    listed = cosigned_list(bytes(read_archive(enrolment)[MANIFEST_NAME]), BY_OLD_KEY)
    return add_cosignature(enrolment, old.sign_manifest(listed, description.created))


def read_rotation(data: bytes, now: datetime) -> Rotation | None:
    """Return what a statement proves, or None for a bundle that replaces no key.

    Raises ``RefusedError`` where the key that is said to be replaced has not signed: rotation-unsigned.
    """
    verified = verify(data, TrustList(), Circumstances(now))
    description = verified.description
    if description.kind != "enrolment" or description.replaces is None:
        return None
    signed = [one.certificate for one in verified.cosignatures]
    former = next((one for one in signed if one.fingerprint == description.replaces.fingerprint), None)
    if former is None:
        raise refuse("rotation-unsigned", name=description.sender.name)
    return Rotation(
        introduce(description.sender, verified.certificate.der, verified.certificate.key_id),
        former.key_id,
        description.replaces,
        description.created,
    )
