"""The forms in which a private key stands in a file.

Rules of this module:

1. In the workspace: PKCS#8 encrypted with 64 random hexadecimal digits. That secret has 256 bits, so
   the few rounds of PBKDF2 do no harm; it is kept in the password store, or derived from a passphrase
   by scrypt (n = 2^17, r = 8, p = 1) with a random salt.
2. In a backup: PKCS#8 under PBES2 with scrypt and AES-256 (RFC 7914, RFC 8018), so that a passphrase
   of a person is protected by as much work, and ``openssl pkey`` opens it. n = 2^14 and p = 8, because
   openssl grants scrypt 32 MiB.
3. A private key counts only together with the certificate of the same key.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Final

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync import asn1
from parteneriat_desktop.sync.certificate import Certificate, read_certificate
from parteneriat_desktop.sync.refusals import refuse
from parteneriat_desktop.sync.signing import Signer
from parteneriat_desktop.sync.trust import pem

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

SALT_BYTES: Final = 16
SECRET_BYTES: Final = 32
WORK: Final = 2**17
BACKUP_WORK: Final = 2**14
BACKUP_LANES: Final = 8
BLOCK: Final = 8
SCRYPT_MEMORY: Final = 256 * 1024 * 1024
AES_BLOCK: Final = 16
SCRYPT: Final = "1.3.6.1.4.1.11591.4.11"
AES256_CBC: Final = "2.16.840.1.101.3.4.1.42"
PBES2: Final = "1.2.840.113549.1.5.13"

BACKUP_HEAD: Final = """\
Copie de siguranță a cheii de semnare / Backup of the signing key
Instituția / institution: {name}
Amprenta / fingerprint: {fingerprint}
Se deschide cu fraza de acces aleasă la salvare, în program sau cu / opens with its passphrase, in the program or by:
  openssl pkey -in FILE -out key.pem

"""


def new_secret() -> str:
    """Return a random secret of 256 bits as 64 hexadecimal digits."""
    return os.urandom(SECRET_BYTES).hex()


def new_salt() -> bytes:
    """Return a random salt."""
    return os.urandom(SALT_BYTES)


def derive_secret(passphrase: str, salt: bytes) -> str:
    """Return the secret that a passphrase stands for: 64 hexadecimal digits, after 128 MiB of work."""
    derived = hashlib.scrypt(
        passphrase.encode(), salt=salt, n=WORK, r=BLOCK, p=1, maxmem=SCRYPT_MEMORY, dklen=SECRET_BYTES
    )
    return derived.hex()


def seal_key(key: EllipticCurvePrivateKey, secret: str) -> bytes:
    """Return the private key as PEM, encrypted with a secret of 256 bits."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - heavy

    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(secret.encode("ascii")),
    )


def open_key(sealed: bytes, secret: bytes, certificate: Certificate) -> Signer | None:
    """Return the signer of a sealed key (PEM), or None when the secret does not open it; key-damaged for all else."""
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - heavy

    try:
        key = serialization.load_pem_private_key(sealed, secret)
    except ValueError:
        return None
    except (TypeError, UnsupportedAlgorithm):
        raise refuse("key-damaged") from None
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or public != certificate.public_key:
        raise refuse("key-damaged")
    return Signer(certificate, key)


def read_pem(text: bytes, kind: str) -> bytes | None:
    """Return the DER of the first PEM block of a kind, or None when there is none that is readable."""
    start = f"-----BEGIN {kind}-----".encode()
    end = f"-----END {kind}-----".encode()
    begin, finish = text.find(start), text.find(end)
    if begin < 0 or finish < begin:
        return None
    try:
        return asn1.unarmor(text[begin : finish + len(end)] + b"\n")
    except (ValueError, TypeError):
        return None


def is_backup(data: bytes) -> bool:
    """Tell whether a file holds PEM, as backups of keys do."""
    return b"-----BEGIN " in data


def write_backup(signer: Signer, passphrase: str) -> bytes:
    """Return the backup file of a key: a head for people, the certificate, the key under the passphrase."""
    head = BACKUP_HEAD.format(name=signer.facts.organisation, fingerprint=signer.fingerprint)
    return head.encode() + pem(signer.certificate).encode() + encrypt_with_scrypt(signer.key, passphrase)


def read_backup(data: bytes, passphrase: str, file: str) -> Signer:
    """Return the signer of a backup file; backup-unreadable, or passphrase-wrong."""
    certificate, sealed = read_pem(data, "CERTIFICATE"), read_pem(data, "ENCRYPTED PRIVATE KEY")
    if certificate is None or sealed is None:
        raise refuse("backup-unreadable", file=file)
    try:
        facts = read_certificate(certificate)
        signer = open_key(armor_key(sealed), passphrase.encode(), facts) if passphrase else None
    except RefusedError:
        raise refuse("backup-unreadable", file=file) from None
    if signer is None:
        raise refuse("passphrase-wrong")
    return signer


def armor_key(der: bytes) -> bytes:
    """Return an encrypted private key (DER) as PEM."""
    return asn1.armor("ENCRYPTED PRIVATE KEY", der)


def encrypt_with_scrypt(key: EllipticCurvePrivateKey, passphrase: str) -> bytes:
    """Return the private key as PEM under PBES2 with scrypt and AES-256-CBC (rule 2).

    ``cryptography`` writes only PBKDF2 with 2,048 rounds, too few for a passphrase; it reads this form.
    """
    from cryptography.hazmat.primitives import padding, serialization  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415 - heavy

    plain = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    salt, start = new_salt(), os.urandom(AES_BLOCK)
    secret = hashlib.scrypt(
        passphrase.encode(),
        salt=salt,
        n=BACKUP_WORK,
        r=BLOCK,
        p=BACKUP_LANES,
        maxmem=SCRYPT_MEMORY,
        dklen=SECRET_BYTES,
    )
    padder = padding.PKCS7(AES_BLOCK * 8).padder()
    cipher = Cipher(algorithms.AES256(secret), modes.CBC(start)).encryptor()
    encrypted = cipher.update(padder.update(plain) + padder.finalize()) + cipher.finalize()
    core = asn1.core()
    scrypt = asn1.sequence(
        core.ObjectIdentifier(SCRYPT).dump(),
        asn1.sequence(
            core.OctetString(salt).dump(),
            *(core.Integer(number).dump() for number in (BACKUP_WORK, BLOCK, BACKUP_LANES)),
        ),
    )
    aes = asn1.sequence(core.ObjectIdentifier(AES256_CBC).dump(), core.OctetString(start).dump())
    scheme = asn1.sequence(core.ObjectIdentifier(PBES2).dump(), asn1.sequence(scrypt, aes))
    return armor_key(asn1.sequence(scheme, core.OctetString(encrypted).dump()))
