"""Enrolment: the signed file by which an institution introduces itself and its key.

Rules of this module:

1. ``NAME.enrol.asice`` is a bundle of kind ``enrolment`` with sequence 0, signed with the key that it
   introduces; the certificate is the one in its signature. It proves that somebody holds the key,
   not who: that is what the fingerprint on the stamped sheet is for (``trust``).
2. It carries no segments and no attachments.
3. Reading it checks everything that ``verification`` checks, with nobody enrolled.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parteneriat_desktop.sync.bundle import Outgoing, Written, write_bundle
from parteneriat_desktop.sync.layout import ascii_name
from parteneriat_desktop.sync.refusals import refuse
from parteneriat_desktop.sync.trust import Institution, TrustList
from parteneriat_desktop.sync.verification import Circumstances, verify

if TYPE_CHECKING:
    from datetime import datetime

    from parteneriat_desktop.sync.description import Description, Party
    from parteneriat_desktop.sync.signing import Signer


def write_enrolment(description: Description, signer: Signer) -> Written:
    """Return the enrolment file; of the description, sender, id, created, schema, app and function are used."""
    own = replace(
        description,
        kind="enrolment",
        sender=replace(description.sender, fingerprint=signer.fingerprint),
        recipient=None,
        sequence=0,
        previous="",
        have=(),
        want=(),
        want_blobs=(),
        state={},
    )
    return write_bundle(Outgoing(own), signer)


def read_enrolment(data: bytes, now: datetime) -> Institution:
    """Return the institution that an enrolment file introduces; nobody trusts it yet."""
    verified = verify(data, TrustList(), Circumstances(now))
    description = verified.description
    empty = not verified.segments and not verified.attachments and not verified.copies
    if description.kind != "enrolment" or description.sequence or not empty:
        raise refuse("not-an-enrolment")
    return introduce(description.sender, verified.certificate.der, verified.certificate.key_id)


def introduce(party: Party, certificate: bytes, key_id: str) -> Institution:
    """Return the institution of a party and its certificate; also how the own one enters the trust list."""
    return Institution(
        name=party.name,
        role=party.role,
        country=party.country,
        unit=party.unit,
        tax_number=party.tax_number,
        key_id=key_id,
        fingerprint=party.fingerprint,
        certificate=certificate,
        writer=party.writer,
        age=party.age,
    )


def enrolment_name(name: str) -> str:
    """Return the file name of an institution's enrolment, in ASCII."""
    return f"{ascii_name(name)}.enrol.asice"
