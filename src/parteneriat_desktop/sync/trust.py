"""Whom this workspace trusts: enrolled institutions, their keys and the computers they write on.

Rules of this module (pure: no I/O, no clock):

1. A key counts because a person compared its fingerprint with a stamped sheet and typed it, never
   because a signature verifies.
2. One institution has at most one key that is not revoked. The same key may be enrolled again with
   corrected data, by typing the fingerprint again.
3. A writer (computer) stays bound to the first key it appeared with.
4. A revoked key is good for bundles up to ``last_good_sequence`` that claim a date before
   ``revoked_from``; claims alone prove nothing, so ``last_good_segments`` says per chain up to which
   segment its changes are accepted when they arrive later.
5. The own institution is a member of the list, so that own changes can come home.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from parteneriat_desktop.sync.asn1 import armor
from parteneriat_desktop.sync.certificate import read_certificate
from parteneriat_desktop.sync.fingerprint import plain, same_fingerprint
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from parteneriat_desktop.sync.description import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An enrolled institution: what it is, its certificate (DER) and until when its key is good.

    ``last_good_segments`` maps ``writer/scope`` to the number of the last good segment of that chain;
    None does not limit them. ``age`` is its public encryption key, empty where it published none.
    """

    name: str
    role: str
    country: str
    unit: str
    tax_number: str
    key_id: str
    fingerprint: str
    certificate: bytes
    writer: str = ""
    age: str = ""
    revoked_from: datetime | None = None
    last_good_sequence: int | None = None
    last_good_segments: Mapping[str, int] | None = None

    @property
    def public_key(self) -> bytes:
        """The enrolled key as DER, which is what signatures are verified with."""
        return read_certificate(self.certificate).public_key

    def is_described_by(self, party: Party) -> bool:
        """Tell whether a sender's description is the enrolled one."""
        described = (party.name, party.role, party.country, party.unit, party.tax_number, party.fingerprint)
        return described == (self.name, self.role, self.country, self.unit, self.tax_number, self.fingerprint)

    def is_same_institution(self, other: Institution) -> bool:
        """Tell whether two enrolments speak of one institution: by tax number; by name and role where one has none.

        Communes of one name are many; their tax numbers tell them apart.
        """
        if self.tax_number and other.tax_number:
            return (self.country, self.tax_number) == (other.country, other.tax_number)
        return folded(self.name) == folded(other.name) and self.role == other.role


@dataclass(frozen=True, slots=True)
class TrustList:
    """The enrolled institutions and the key that each known writer is bound to (writer id → key id)."""

    institutions: tuple[Institution, ...] = ()
    writers: Mapping[str, str] = field(default_factory=dict[str, str])

    def by_key(self, key_id: str) -> Institution | None:
        """Return the institution that was enrolled with a key, revoked or not."""
        return next((one for one in self.institutions if one.key_id == key_id), None)

    def by_writer(self, writer: str) -> Institution | None:
        """Return the institution whose key a writer is bound to."""
        return self.by_key(self.writers.get(writer, ""))

    def peer(self, text: str) -> Institution:
        """Return the institution of a fingerprint or a name; refuse none (unknown-institution) or several."""
        for one in self.institutions:
            if same_fingerprint(text, one.fingerprint):
                return one
        named = [one for one in self.institutions if folded(one.name) == folded(text) and one.revoked_from is None]
        if not named:
            raise refuse("unknown-institution", text=text[:80])
        if len(named) > 1:
            raise refuse("several-institutions", text=text[:80])
        return named[0]

    def add(self, institution: Institution, typed_fingerprint: str) -> TrustList:
        """Return the list with an institution whose fingerprint a person has compared and typed (rules 1-3)."""
        if not plain(typed_fingerprint) or not same_fingerprint(typed_fingerprint, institution.fingerprint):
            raise refuse("fingerprint-mismatch")
        known = self.by_key(institution.key_id)
        if known is not None and known.revoked_from is not None:
            raise refuse("already-revoked", name=known.name)
        for other in self.institutions:
            same = other.key_id != institution.key_id and other.is_same_institution(institution)
            if same and other.revoked_from is None:
                raise refuse("institution-has-another-key", name=other.name, fingerprint=other.fingerprint)
        owner = self.by_writer(institution.writer)
        if owner is not None and owner.key_id != institution.key_id:
            raise refuse("writer-enrolled-with-another-key", name=owner.name)
        others = tuple(one for one in self.institutions if one.key_id != institution.key_id)
        bound = {institution.writer: institution.key_id} if institution.writer else {}
        return TrustList((*others, institution), {**self.writers, **bound})

    def revoke(
        self,
        text: str,
        *,
        revoked_from: datetime,
        last_good_sequence: int,
        last_good_segments: Mapping[str, int] | None = None,
    ) -> TrustList:
        """Return the list in which a key, found by fingerprint or name, is good only up to here (rule 4)."""
        found = self.peer(text)
        if found.revoked_from is not None:
            raise refuse("already-revoked", name=found.name)
        revoked = replace(
            found,
            revoked_from=revoked_from,
            last_good_sequence=last_good_sequence,
            last_good_segments=last_good_segments,
        )
        kept = tuple(revoked if one is found else one for one in self.institutions)
        return replace(self, institutions=kept)

    def pem(self) -> str:
        """Return the certificates one after another, as ``openssl cms -CAfile`` reads them."""
        return "".join(pem(one.certificate) for one in self.institutions)


def folded(name: str) -> str:
    """Return a name as it is compared: without case and surplus spaces."""
    return " ".join(name.casefold().split())


def pem(certificate: bytes) -> str:
    """Return a certificate (DER) as PEM."""
    return armor("CERTIFICATE", certificate).decode("ascii")
