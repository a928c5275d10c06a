"""How a forger packs: with a right seal, with right digests, with a right signature of a key he holds.

Rules of this module:

1. A mutation of a whole container mostly breaks the seal, and nothing behind it would ever be reached. So a
   mutator takes it apart, changes one thing in it and packs again as far as an attacker could.
2. What cannot be taken apart is changed as bytes.
3. Mostly names, digests and facts are made to fit what was changed; a signature of somebody else cannot be.
"""

from __future__ import annotations

import hashlib
import json
import random
from typing import TYPE_CHECKING

from fuzz import people
from fuzz.mutating import ROOM, mutated_text
from parteneriat_desktop.errors import AppError
from parteneriat_desktop.sync import zip_form
from parteneriat_desktop.sync.container import Entry, write_container
from parteneriat_desktop.sync.entry_names import MANIFEST_NAME, SIGNATURE_NAME
from parteneriat_desktop.sync.layout import DESCRIPTION_NAME, DIGESTS_NAME, attachment_name, segment_name
from parteneriat_desktop.sync.manifest import Reference, write_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fuzz.mutating import Mutate


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the container of files, sealed."""
    return write_container(Entry(name, content, text=False) for name, content in files.items())


def sign(files: Mapping[str, bytes]) -> bytes:
    """Return the container of files, listed and signed rightly by the town hall."""
    listed = relisted(files)
    return pack({**listed, SIGNATURE_NAME: people.HALL.sign_manifest(listed[MANIFEST_NAME], people.NOW)})


def relisted(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files with lists that say what they are; whatever signature is among them stays as it is."""
    content = {name: one for name, one in files.items() if name not in {DIGESTS_NAME, MANIFEST_NAME}}
    names = [name for name in content if name != SIGNATURE_NAME]
    references = [Reference(name, hashlib.sha256(content[name]).digest()) for name in names]
    lines = "".join(f"{one.digest.hex()}  {one.name}\n" for one in references).encode()
    manifest = write_manifest([*references, Reference(DIGESTS_NAME, hashlib.sha256(lines).digest())])
    return {**content, DIGESTS_NAME: lines, MANIFEST_NAME: manifest}


def reseal(data: bytes) -> bytes:
    """Return a file whose last 64 bytes are its right seal."""
    body = data[: -zip_form.SEAL_LENGTH]
    return body + hashlib.sha256(body).hexdigest().encode()


def mutated_container(data: bytes, largest: int, seed: int, mutate: Mutate) -> bytes:
    """Return a changed container: as bytes, as bytes under a right seal, or one file in it changed and packed again."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    way = chance.randrange(8)
    if way == 0:
        return mutate(data, largest)
    if way == 1:
        return reseal(mutate(data, largest))
    try:
        files = people.files_of(data)
        change_file(files, chance, mutate)
        fit = chance.randrange(4)
        return pack(files if fit == 0 else fitted(files) if fit == 1 else relisted(fitted(files)))
    except (AppError, ValueError, IndexError):
        return mutate(data, largest)


def change_file(files: dict[str, bytes], chance: random.Random, mutate: Mutate) -> None:
    """Change one file of a container, rename it, swap it with another or take it out."""
    name, other = chance.choice(sorted(files)), chance.choice(sorted(files))
    if chance.randrange(2):
        name = chance.choice([one for one in sorted(files) if one.endswith((".json", ".jsonl"))])
    act = chance.randrange(16)
    if act == 0:
        del files[name]
    elif act == 1:
        files[name], files[other] = files[other], files[name]
    elif act == 2:  # noqa: PLR2004 - one of sixteen
        files[mutate(name.encode(), len(name) + 20).decode("ascii", "replace").replace("\ufffd", "_")] = files[name]
    elif name.endswith((".p7s", ".png", ".pdf")):
        files[name] = mutate(files[name], len(files[name]) + ROOM)
    else:
        files[name] = mutated_text(files[name], len(files[name]) + ROOM, chance.randrange(1 << 32), mutate)


def fitted(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files whose names and facts fit their content, as an attacker would see to it (rule 3)."""
    found: dict[str, bytes] = {}
    for name, content in files.items():
        if name.startswith("segments/"):
            found[segment_name(fitted_header(content)[0])] = fitted_header(content)[1]
        elif name.startswith("attachments/"):
            found[attachment_name(hashlib.sha256(content).hexdigest(), name)] = content
        else:
            found[name] = content
    return {**found, DESCRIPTION_NAME: fitted_facts(found)} if DESCRIPTION_NAME in found else found


def fitted_header(segment: bytes) -> tuple[str, bytes]:
    """Return the name of a segment and the segment, whose header names its changes where it can be read."""
    header, _, rest = segment.partition(b"\n")
    lines = rest.split(b"\n")[1:-1]
    try:
        wire = json.loads(header)
        ids = "".join(hashlib.sha256(line).hexdigest()[:32] for line in lines)
        wire.update(count=len(lines), ids=hashlib.sha256(ids.encode()).hexdigest())
        header = json.dumps(wire, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    except (ValueError, AttributeError, RecursionError):
        return hashlib.sha256(header).hexdigest()[:32], segment
    return hashlib.sha256(header).hexdigest()[:32], header + b"\n" + rest


def fitted_facts(files: Mapping[str, bytes]) -> bytes:
    """Return the description with the facts of the files that are really there."""
    try:
        wire = json.loads(files[DESCRIPTION_NAME])
        wire["files"] = [
            {
                "path": name,
                "name": "x",
                "media_type": "x",
                "size": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for name, content in files.items()
            if name.startswith(("attachments/", "reports/", "tables/"))
        ]
    except (ValueError, TypeError, RecursionError):
        return files[DESCRIPTION_NAME]
    return json.dumps(wire, ensure_ascii=False).encode("utf-8", "surrogatepass")
