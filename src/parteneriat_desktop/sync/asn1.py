"""The door to asn1crypto, which has no types.

Rules of this module:

1. Nobody else in this package imports asn1crypto; here its modules become ``Any``, loaded when the
   first bundle is signed or read.
2. asn1crypto knows the attribute ``signing_certificate_v2`` only after ``asn1crypto.tsp`` was
   imported. Without it the strictest check of a CAdES signature would silently see nothing, so it
   is imported wherever ``cms`` is.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# (asn1crypto ships no types; this file is where that ends)

from __future__ import annotations

from typing import Any, cast


def cms() -> Any:
    """Return the structures of RFC 5652, with the attributes of RFC 5035 registered (rule 2)."""
    from asn1crypto import cms as module  # noqa: PLC0415 - heavy

    tsp()
    return cast("Any", module)


def tsp() -> Any:
    """Return the structures of RFC 5035, among them SigningCertificateV2."""
    from asn1crypto import tsp as module  # noqa: PLC0415 - heavy

    return cast("Any", module)


def algos() -> Any:
    """Return the algorithm identifiers."""
    from asn1crypto import algos as module  # noqa: PLC0415 - heavy

    return cast("Any", module)


def x509() -> Any:
    """Return the structures of certificates (RFC 5280)."""
    from asn1crypto import x509 as module  # noqa: PLC0415 - heavy

    return cast("Any", module)


def core() -> Any:
    """Return the elementary types."""
    from asn1crypto import core as module  # noqa: PLC0415 - heavy

    return cast("Any", module)


def sequence(*parts: bytes) -> bytes:
    """Return the DER of a sequence of encoded parts."""
    from asn1crypto import parser  # noqa: PLC0415 - heavy

    encode = cast("Any", parser).emit
    return bytes(encode(0, 1, core().Sequence.tag, b"".join(parts)))


def armor(kind: str, der: bytes) -> bytes:
    """Return DER as a PEM block of a kind."""
    from asn1crypto import pem  # noqa: PLC0415 - heavy

    return bytes(cast("Any", pem).armor(kind, der))


def unarmor(block: bytes) -> bytes:
    """Return the DER of one PEM block; ValueError when it is none."""
    from asn1crypto import pem  # noqa: PLC0415 - heavy

    _, _, der = cast("Any", pem).unarmor(block)
    return bytes(der)
