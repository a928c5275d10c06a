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
5. The segments of a revoked key are good only up to these numbers. Once their chains are here (``settled``),
   a second segment under a number that is known is refused as well: whoever has the key can put any date
   and number on it.
6. A key may be replaced by another one of the same institution when both have signed that (``rotation``); a
   key that is not enrolled or revoked replaces nothing; then it takes rule 1 again. The keys of one institution
   are its lineage: writers bound to one of them may go on under another, within rules 4 and 5.
7. The own institution is a member of the list, so that own changes can come home.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from parteneriat_desktop.sync.asn1 import armor
from parteneriat_desktop.sync.certificate import read_certificate
from parteneriat_desktop.sync.fingerprint import plain, same_fingerprint
from parteneriat_desktop.sync.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from parteneriat_desktop.journal.segment import Header
    from parteneriat_desktop.sync.description import Party, Replaces


@dataclass(frozen=True, slots=True)
class Settled:
    """The segments of a key that were here when it was limited: their hashes; per chain the numbers that were not."""

    known: frozenset[str]
    missing: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An enrolled institution: what it is, its certificate (DER) and until when its key is good.

    ``former`` are the ids of the keys that this one has replaced.

    ``last_good_segments`` maps ``writer/scope`` to the number of the last good segment of that chain, None does
    not limit them; ``settled`` says which of them were here when they were limited. ``age`` is its public
    encryption key, empty where it published none.
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
    settled: Settled | None = None
    former: tuple[str, ...] = ()

    @property
    def public_key(self) -> bytes:
        """The enrolled key as DER, which is what signatures are verified with."""
        return read_certificate(self.certificate).public_key

    @property
    def facts(self) -> tuple[str, str, str, str, str]:
        """What stays the same when its key changes: name, role, country, unit, tax number."""
        return self.name, self.role, self.country, self.unit, self.tax_number

    def is_described_by(self, party: Party) -> bool:
        """Tell whether a sender's description is the enrolled one."""
        described = (party.name, party.role, party.country, party.unit, party.tax_number)
        return (described, party.fingerprint) == (self.facts, self.fingerprint)

    def vouches_for(self, header: Header) -> bool:
        """Tell whether the segment of a header is one that this key is good for (rules 4 and 5)."""
        if self.revoked_from is None or self.last_good_segments is None:
            return True
        chain, settled = chain_name(header), self.settled
        if header.number > self.last_good_number(chain):
            return False
        if settled is None or header.hash in settled.known or chain not in self.last_good_segments:
            return True
        return header.number in settled.missing.get(chain, ())

    def last_good_number(self, chain: str) -> int:
        """Return the number of the last good segment of a chain, 0 where none is known to be good."""
        limits = self.last_good_segments or {}
        return limits.get(chain, limits.get(hashed(chain), 0))

    def is_same_institution(self, other: Institution) -> bool:
        """Tell whether two enrolments speak of one institution: by tax number; by name and role where one has none.

        Communes of one name are many; their tax numbers tell them apart.
        """
        if self.tax_number and other.tax_number:
            return (self.country, self.tax_number) == (other.country, other.tax_number)
        return folded(self.name) == folded(other.name) and self.role == other.role


@dataclass(frozen=True, slots=True)
class Rotation:
    """A proved statement: an institution with its new key, the id of its old one, up to where that is good, when."""

    institution: Institution
    former: str
    replaces: Replaces
    created: datetime


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

    def lineage(self, key_id: str) -> frozenset[str]:
        """Return the ids of all keys of the institution that has or had a key (rule 6)."""
        for one in self.institutions:
            if key_id == one.key_id or key_id in one.former:
                successor = next((two for two in self.institutions if one.key_id in two.former), one)
                return frozenset({successor.key_id, *successor.former})
        return frozenset({key_id})

    @property
    def owners(self) -> dict[str, str]:
        """The keys that were replaced, each with the id of the key that replaced it in the end."""
        return {former: one.key_id for one in self.institutions if one.revoked_from is None for former in one.former}

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
        former = self._former(institution)
        owner = self.by_writer(institution.writer)
        if owner is not None and owner.key_id not in {institution.key_id, *former}:
            raise refuse("writer-enrolled-with-another-key", name=owner.name)
        others = tuple(one for one in self.institutions if one.key_id != institution.key_id)
        bound = {institution.writer: institution.key_id} if institution.writer and owner is None else {}
        return TrustList((*others, replace(institution, former=former)), {**self.writers, **bound})

    def _former(self, institution: Institution) -> tuple[str, ...]:
        """Return the revoked keys of the same institution: its lineage goes on under the key that a person compared."""
        revoked = [one for one in self.institutions if one.revoked_from is not None and one.facts == institution.facts]
        found = (key for one in revoked for key in (*one.former, one.key_id))
        return tuple(key for key in dict.fromkeys(found) if key != institution.key_id)

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

    def rotate(self, rotation: Rotation) -> TrustList:
        """Return the list in which a new key has taken the place of the old one (rule 6).

        Raises ``RefusedError``: rotation-unknown, rotation-revoked, rotation-other-institution. A rotation that
        is known already changes nothing.
        """
        new, old = rotation.institution, self.by_key(rotation.former)
        known = self.by_key(new.key_id)
        if known is not None and rotation.former in known.former:
            return self
        if old is None:
            raise refuse("rotation-unknown", name=new.name, fingerprint=rotation.replaces.fingerprint)
        if old.revoked_from is not None:
            raise refuse("rotation-revoked", name=old.name)
        if known is not None or new.facts != old.facts:
            raise refuse("rotation-other-institution", name=old.name)
        retired = replace(
            old,
            revoked_from=rotation.created,
            last_good_sequence=rotation.replaces.last_good,
            last_good_segments=rotation.replaces.chains,
        )
        successor = replace(new, former=(*old.former, old.key_id))
        others = tuple(one for one in self.institutions if one is not old)
        return replace(self, institutions=(*others, retired, successor))

    def pem(self) -> str:
        """Return the certificates one after another, as ``openssl cms -CAfile`` reads them."""
        return "".join(pem(one.certificate) for one in self.institutions)


def chain_name(header: Header) -> str:
    """Return the name of the chain that a segment belongs to: ``writer/scope``."""
    return f"{header.writer}/{header.scope}"


def hashed(chain: str) -> str:
    """Return the name of a chain that tells nothing of its scope: 32 hexadecimal digits."""
    return hashlib.sha256(chain.encode()).hexdigest()[:32]


def folded(name: str) -> str:
    """Return a name as it is compared: without case and surplus spaces."""
    return " ".join(name.casefold().split())


def pem(certificate: bytes) -> str:
    """Return a certificate (DER) as PEM."""
    return armor("CERTIFICATE", certificate).decode("ascii")
