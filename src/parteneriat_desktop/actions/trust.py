"""The institutions enrolled here: add after comparing the fingerprint, list, revoke.

The workspace's own institution belongs to the list, so that its own changes can come home.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from parteneriat_desktop.actions import inbox
from parteneriat_desktop.actions.read_file import read_file
from parteneriat_desktop.actions.write_file import write_file
from parteneriat_desktop.sync.trust import Institution, Settled, TrustList, chain_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.institutions import Enrolled
    from parteneriat_desktop.sync.certificate import Certificate
    from parteneriat_desktop.sync.verification import Verified

#: Marks an entry that is this very institution, under a key that it replaced.
OWN = "own"


def trust_list(workspace: Workspace) -> TrustList:
    """Return everybody whose signatures count here, with the writers bound to their keys."""
    listed = [institution_of(found) for found in workspace.store.institutions()]
    writers = {found.writer: found.key for found in workspace.store.writers()}
    own = own_institution(workspace)
    if own is not None:
        former = own_former(workspace)
        mine = {own.key_id, *own.former}
        listed = [own, *former, *(found for found in listed if found.key_id not in mine)]
        writers |= dict.fromkeys(workspace.own_writers, own.key_id)
    return TrustList(tuple(listed), writers)


def own_institution(workspace: Workspace) -> Institution | None:
    """Return the workspace's own institution, or None while its key is missing."""
    certificate = workspace.keys.certificate
    if certificate is None:
        return None
    own = _own_under(workspace, certificate)
    return replace(own, writer=workspace.writer, former=tuple(one.key_id for one in own_former(workspace)))


def _own_under(workspace: Workspace, certificate: Certificate) -> Institution:
    """Return the workspace's own institution as it is known by a key."""
    profile = workspace.profile
    return Institution(
        name=profile.name,
        role=profile.role,
        country=profile.country,
        unit=profile.unit_code,
        tax_number=profile.tax_number,
        key_id=certificate.key_id,
        fingerprint=certificate.fingerprint,
        certificate=certificate.der,
    )


def own_fingerprints(workspace: Workspace) -> set[str]:
    """Return the fingerprints of this institution's keys, also of those that it replaced."""
    return {workspace.keys.fingerprint, *(one.fingerprint for one in own_former(workspace))}


def own_former(workspace: Workspace) -> list[Institution]:
    """Return this institution as it was under each of the keys that it replaced.

    A database from before a rotation does not know of it; the key itself, kept beside the new one, does.
    """
    kept = [institution_of(found) for found in workspace.store.institutions() if found.body.get(OWN)]
    former = {one.key_id: one for one in kept if one.fingerprint != workspace.keys.fingerprint}
    for certificate in workspace.keys.retired:
        if certificate.key_id not in former:
            former[certificate.key_id] = _own_under(workspace, certificate)
    return list(former.values())


def institutions(workspace: Workspace) -> list[Institution]:
    """Return the institutions that are enrolled here, by name."""
    return [institution_of(found) for found in workspace.store.institutions() if not found.body.get(OWN)]


def add(workspace: Workspace, file: Path, typed: str) -> Institution:
    """Enrol the institution of an enrolment file whose fingerprint a person compared and typed.

    Raises ``RefusedError`` when the file is no enrolment (``not-an-enrolment``), when the typed
    fingerprint differs (``fingerprint-mismatch``), or when the institution has another key here.
    """
    from parteneriat_desktop.sync.enrolment import read_enrolment  # noqa: PLC0415 - loads the verifier

    introduced = read_enrolment(read_file(file), workspace.clock.now())
    listed = trust_list(workspace)
    enrolled = listed.add(introduced, typed).by_key(introduced.key_id) or introduced
    with workspace.store.writing():
        put(workspace, enrolled)
        if enrolled.writer and enrolled.writer not in listed.writers:
            workspace.store.bind_writer(enrolled.writer, enrolled.key_id, enrolled.name)
    return enrolled


def learn_encryption_key(workspace: Workspace, verified: Verified) -> None:
    """Keep the encryption key that an enrolled institution signed, where its enrolment named none; in a transaction.

    It is derived from the signing key, so one that is known never changes.
    """
    listed = (one for one in institutions(workspace) if one.key_id == verified.certificate.key_id)
    found = next(listed, None)
    if found is not None and not found.age and verified.description.sender.age:
        learned = replace(found, age=verified.description.sender.age)
        put(workspace, learned)


def last_received(workspace: Workspace, institution: Institution) -> int:
    """Return the number of the last bundle that was imported from an institution, 0 for none."""
    received = (found for found in workspace.store.bundles() if found.direction == "received")
    return max((found.sequence for found in received if found.peer == institution.fingerprint), default=0)


def revoke(workspace: Workspace, text: str, last_good: int) -> Institution:
    """Trust a key, named by fingerprint or institution, only up to its last good bundle and until now.

    Once the last good bundle is here, so is everything that the key sealed before it, and nothing that goes
    on beyond is accepted, whoever brings it: a thief can put any date and number on a bundle, but cannot
    change how far the chains had come. While that bundle is on its way, so may good segments be.
    """
    listed = TrustList(tuple(institutions(workspace)))
    found = listed.peer(text)
    kept = listed.revoke(found.fingerprint, revoked_from=workspace.clock.now(), last_good_sequence=last_good)
    revoked = kept.peer(found.fingerprint)
    with workspace.store.writing():
        put(workspace, revoked)
        limit_chains(workspace)
    return next(one for one in institutions(workspace) if one.key_id == revoked.key_id)


def limit_chains(workspace: Workspace) -> None:
    """Let revoked and replaced keys be good for what they sealed so far, once their last good bundle is here.

    Inside a transaction, after every import: the last good bundle, or a part of it, may have been on its way.
    """
    for one in institutions(workspace):
        last_good = one.last_good_sequence
        if last_good is None or one.settled is not None or last_received(workspace, one) < last_good:
            continue
        if not inbox.missing_parts(workspace, one.fingerprint):
            put(workspace, limited(workspace, one))


def limited(workspace: Workspace, signer: Institution) -> Institution:
    """Return a key that is good for its segments that are here, and for those that fill gaps between them."""
    headers = workspace.store.headers()
    signed = [header for header in headers if header.key == signer.key_id]
    limits: dict[str, int] = {}
    for header in signed:
        chain = chain_name(header)
        limits[chain] = max(header.number, limits.get(chain, 0), signer.last_good_number(chain))
    present = {(chain_name(header), header.number) for header in headers}
    missing = {
        chain: frozenset(number for number in range(1, last + 1) if (chain, number) not in present)
        for chain, last in limits.items()
    }
    known = frozenset(header.hash for header in signed)
    settled = Settled(known, {chain: numbers for chain, numbers in missing.items() if numbers})
    return replace(signer, last_good_segments={**(signer.last_good_segments or {}), **limits}, settled=settled)


def write_certificates(workspace: Workspace, out: Path) -> None:
    """Write the certificates of everybody enrolled here into one file, for verifying without the program."""
    write_file(out, trust_list(workspace).pem().encode("ascii"))


def printed(institution: Institution) -> dict[str, Wire]:
    """Return an institution as a JSON object for people and scripts."""
    document = _body(institution)
    del document["certificate"], document["last_good_segments"], document["settled"]
    return {"name": institution.name, **document}


def put(workspace: Workspace, institution: Institution, *, own: bool = False) -> None:
    """Keep what is known of an institution; inside a transaction. ``own`` marks a key of this very institution."""
    marked: dict[str, Wire] = {OWN: True} if own else {}
    workspace.store.put_institution(institution.key_id, institution.name, {**_body(institution), **marked})


def _body(institution: Institution) -> dict[str, Wire]:
    """Return what is kept of an institution beside its key and name."""
    revoked, segments, settled = institution.revoked_from, institution.last_good_segments, institution.settled
    return {
        "role": institution.role,
        "country": institution.country,
        "unit": institution.unit,
        "tax_number": institution.tax_number,
        "fingerprint": institution.fingerprint,
        "certificate": base64.b64encode(institution.certificate).decode("ascii"),
        "writer": institution.writer,
        "age": institution.age,
        "revoked_from": None if revoked is None else revoked.astimezone(UTC).isoformat(),
        "last_good": institution.last_good_sequence,
        "last_good_segments": None if segments is None else dict(segments),
        "settled": None if settled is None else _settled_wire(settled),
        "former": list(institution.former),
    }


def _settled_wire(settled: Settled) -> Wire:
    """Return which segments were here when a key was limited, as it is kept."""
    missing: dict[str, Wire] = {chain: [*sorted(numbers)] for chain, numbers in settled.missing.items()}
    return {"known": [*sorted(settled.known)], "missing": missing}


def _read_settled(wire: Wire) -> Settled | None:
    """Return which segments were here when a key was limited."""
    if not isinstance(wire, dict):
        return None
    missing = cast("dict[str, list[int]]", wire["missing"])
    known = frozenset(cast("list[str]", wire["known"]))
    return Settled(known, {chain: frozenset(numbers) for chain, numbers in missing.items()})


def institution_of(kept: Enrolled) -> Institution:
    """Return the institution of a kept body."""
    body: Mapping[str, Wire] = kept.body
    revoked = body.get("revoked_from")
    return Institution(
        name=kept.name,
        role=str(body["role"]),
        country=str(body["country"]),
        unit=str(body["unit"]),
        tax_number=str(body["tax_number"]),
        key_id=kept.key,
        fingerprint=str(body["fingerprint"]),
        certificate=base64.b64decode(str(body["certificate"])),
        writer=str(body["writer"]),
        age=str(body.get("age") or ""),
        revoked_from=None if revoked is None else datetime.fromisoformat(str(revoked)),
        last_good_sequence=cast("int | None", body.get("last_good")),
        last_good_segments=cast("dict[str, int] | None", body.get("last_good_segments")),
        settled=_read_settled(body.get("settled")),
        former=tuple(cast("list[str]", body.get("former") or [])),
    )
