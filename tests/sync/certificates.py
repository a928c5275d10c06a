"""Certificates as institutions own them, made by openssl: in a file, and on a token that SoftHSM plays."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

LIBRARY = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "123456"
PASSWORD = "parolă lungă"  # noqa: S105 - of certificates of the tests
KINDS = {
    "rsa": "-newkey rsa:2048",
    "ec": "-newkey ec -pkeyopt ec_paramgen_curve:P-256",
    "ec384": "-newkey ec -pkeyopt ec_paramgen_curve:P-384",
}
SUBJECT = "/C=RO/O=Comuna Exemplu/CN=Ion Primaru"


def openssl(folder: Path, command: str, *more: str) -> bytes:
    return subprocess.run(["openssl", *command.split(), *more], cwd=folder, capture_output=True, check=True).stdout


@cache
def authority() -> Path:
    """Make an authority that issues certificates; its folder holds ca.pem and ca.key."""
    folder = Path(mkdtemp(prefix="authority-"))
    make = f"req -x509 {KINDS['ec']} -nodes -days 3000 -keyout ca.key -out ca.pem -subj"
    openssl(folder, make, "/C=RO/O=Autoritatea de Exemplu/CN=Autoritatea de Exemplu CA")
    return folder


@cache
def issued(kind: str) -> Path:
    """Make a key with a certificate of that authority; its folder holds key.pem, cert.pem and own.p12."""
    folder, ca = Path(mkdtemp(prefix="issued-")), authority()
    new = KINDS.get(kind, kind)
    openssl(folder, f"req {new} -nodes -keyout key.pem -out request.pem -utf8 -subj", SUBJECT)
    extensions = "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n"
    (folder / "extensions").write_text(extensions)
    issue = f"x509 -req -in request.pem -CA {ca}/ca.pem -CAkey {ca}/ca.key -days 900 -extfile extensions -out cert.pem"
    openssl(folder, issue)
    pack = f"pkcs12 -export -inkey key.pem -in cert.pem -certfile {ca}/ca.pem -out own.p12 -passout"
    openssl(folder, pack, f"pass:{PASSWORD}")
    return folder


@cache
def tokens() -> Path:
    """Make the folder of this process's tokens and tell SoftHSM of it."""
    folder = Path(mkdtemp(prefix="tokens-"))
    (folder / "conf").write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "conf")
    return folder


def softhsm(*arguments: str) -> None:
    subprocess.run(["softhsm2-util", *arguments], capture_output=True, check=True, env={**os.environ})


@cache
def token(kind: str, label: str = "primar") -> str:
    """Put a key and its certificate on a token of their own, and return the token's label."""
    tokens()
    name, folder = f"hall-{kind}-{label}", issued(kind)
    softhsm("--init-token", "--free", "--label", name, "--so-pin", "987654", "--pin", PIN)
    openssl(folder, "pkcs8 -topk8 -nocrypt -in key.pem -out key8.pem")
    into = ("--token", name, "--label", label, "--id", "01", "--pin", PIN)
    softhsm("--import", str(folder / "key8.pem"), *into)
    add_certificate(name, folder / "cert.pem", label, b"\x01")
    add_certificate(name, authority() / "ca.pem", "autoritate", b"\x09")
    return name


def add_certificate(name: str, file: Path, label: str, identity: bytes) -> None:
    """Write a certificate onto a token, which softhsm2-util cannot."""
    import pkcs11  # noqa: PLC0415 - reads SOFTHSM2_CONF when it is first used
    from pkcs11 import Attribute, CertificateType, ObjectClass  # noqa: PLC0415 - as above

    der = openssl(file.parent, f"x509 -in {file} -outform DER")
    described: dict[Any, Any] = {
        Attribute.CLASS: ObjectClass.CERTIFICATE,
        Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
        Attribute.TOKEN: True,
        Attribute.LABEL: label,
        Attribute.ID: identity,
        Attribute.SUBJECT: b"",
        Attribute.VALUE: der,
    }
    library: Any = pkcs11.lib(LIBRARY)
    library.reinitialize()  # SoftHSM looks for tokens only once
    with library.get_token(token_label=name).open(rw=True, user_pin=PIN) as session:
        session.create_object(described)
