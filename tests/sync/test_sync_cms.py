"""CAdES signatures: ours are accepted by openssl, GnuTLS and pyHanko; every other form is refused by its code."""

from __future__ import annotations

import asyncio
import hashlib
import io
import shutil
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import asn1crypto.tsp
import pytest
from asn1crypto import algos, cms, core, x509
from cryptography import x509 as real
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext
from sync_samples import NOW, a_signer

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync.asn1 import sequence
from parteneriat_desktop.sync.certificate import LIFE, Subject, certify, read_certificate
from parteneriat_desktop.sync.cms import LARGEST_SIGNATURE, verify_signature
from parteneriat_desktop.sync.cms_form import SignatureParts, assemble
from parteneriat_desktop.sync.signing import signer_of
from parteneriat_desktop.sync.trust import pem

if TYPE_CHECKING:
    from pathlib import Path

    from sync_samples import Refused

CONTENT = b"<manifest/>"
HALL = a_signer("hall")
GOOD = HALL.sign_manifest(CONTENT, NOW)


class Forge:
    """Makes signatures that are wrong in one thing and right in all others."""

    def __init__(self, key: Any = HALL.key, certificate: bytes = HALL.certificate) -> None:
        self.key = key
        self.certificate = certificate
        self.attributes: dict[str, list[Any]] = {
            "content_type": ["data"],
            "message_digest": [hashlib.sha256(CONTENT).digest()],
            "signing_certificate_v2": [self.named()],
        }
        self.repeated: list[tuple[str, list[Any]]] = []
        self.digest = "sha256"
        self.algorithm = "sha256_ecdsa"
        self.certificates = [certificate]
        self.changes: dict[str, Any] = {}
        self.unsorted = False

    def named(self, certificate: bytes = b"", digest: str = "sha256") -> Any:
        hashed = hashlib.new(digest, certificate or self.certificate).digest()
        one = asn1crypto.tsp.ESSCertIDv2({"hash_algorithm": {"algorithm": digest}, "cert_hash": hashed})
        return asn1crypto.tsp.SigningCertificateV2({"certs": [one]})

    def sign(self, data: bytes) -> bytes:
        digest = {
            "sha256": hashes.SHA256(),
            "sha384": hashes.SHA384(),
            "sha512": hashes.SHA512(),
            "sha1": hashes.SHA1(),  # noqa: S303 - that it is refused is tested
        }[self.digest]
        if isinstance(self.key, ec.EllipticCurvePrivateKey):
            return self.key.sign(data, ec.ECDSA(digest))
        return self.key.sign(data, padding.PKCS1v15(), digest)

    def make(self) -> bytes:
        pairs = [*self.attributes.items(), *self.repeated]
        attributes = [cms.CMSAttribute({"type": name, "values": values}) for name, values in pairs]
        encoded = cms.CMSAttributes(attributes).dump()
        if self.unsorted:
            parts = sorted((one.dump() for one in attributes), reverse=True)
            body = b"".join(parts)
            encoded = b"\x31\x81" + bytes([len(body)]) + body
        owner = x509.Certificate.load(self.certificate)
        sid = cms.IssuerAndSerialNumber({"issuer": owner.issuer, "serial_number": owner.serial_number})
        parts = SignatureParts(
            digest=self.changes.pop("digest", algos.DigestAlgorithm({"algorithm": self.digest})),
            algorithm=algos.SignedDigestAlgorithm({"algorithm": self.algorithm}),
            attributes=cms.CMSAttributes.load(encoded),
            signer=self.changes.pop("sid", cms.SignerIdentifier(name="issuer_and_serial_number", value=sid)),
            value=self.sign(encoded),
        )
        info = cms.ContentInfo.load(assemble(self.certificates, parts))
        for change in self.changes.values():
            change(info)
        return info.dump(force=bool(self.changes))


def forged(**attributes: Any) -> Forge:
    forge = Forge()
    for name, value in attributes.items():
        setattr(forge, name, value)
    return forge


def with_attribute(name: str, values: list[Any] | None) -> Forge:
    forge = Forge()
    forge.attributes.pop(name, None)
    if values is not None:
        forge.attributes[name] = values
    return forge


def rsa_forge(bits: int, algorithm: str = "rsassa_pkcs1v15", digest: str = "sha256") -> Forge:
    key = rsa.generate_private_key(65537, bits)
    forge = Forge(key, certify_any(key))
    forge.algorithm = algorithm
    forge.digest = digest
    forge.attributes["message_digest"] = [hashlib.new(digest, CONTENT).digest()]
    return forge


def certify_any(key: Any, signing: Any = None) -> bytes:
    name = real.Name([real.NameAttribute(NameOID.COMMON_NAME, "Primar")])
    builder = real.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW + LIFE)
    algorithm = None if isinstance(signing or key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return builder.sign(signing or key, algorithm).public_bytes(Encoding.DER)


def test_ours_is_accepted_and_tells_who_and_when():
    signed = verify_signature(GOOD, CONTENT)
    assert signed.certificate.key_id == HALL.key_id
    assert signed.certificate.organisation == "Comuna Băltești"
    assert signed.claimed_time == NOW


def test_the_same_content_and_time_give_the_same_signature():
    assert HALL.sign_manifest(CONTENT, NOW) == GOOD
    assert HALL.sign(CONTENT) == HALL.sign(CONTENT)
    assert HALL.sign_manifest(CONTENT, datetime(2026, 11, 20, 9, 31, tzinfo=UTC)) != GOOD


@pytest.mark.parametrize("year", [1949, 1950, 2049, 2050, 2099])
def test_a_wrong_clock_can_sign_too(year: int):
    moment = NOW.replace(year=year)
    assert verify_signature(HALL.sign_manifest(CONTENT, moment), CONTENT).claimed_time == moment


def test_the_key_is_not_shown():
    assert "key=" not in repr(HALL).replace("public_key=", "")


def test_a_signature_without_time_claims_none():
    assert verify_signature(Forge().make(), CONTENT).claimed_time is None


@pytest.mark.parametrize("curve", [ec.SECP384R1(), ec.SECP521R1()], ids=["P-384", "P-521"])
@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
def test_larger_curves_and_digests_are_accepted(curve: ec.EllipticCurve, digest: str):
    key = ec.generate_private_key(curve)
    forge = Forge(key, certify(key, Subject("Primăria", "RO"), NOW))
    forge.digest, forge.algorithm = digest, f"{digest}_ecdsa"
    forge.attributes["message_digest"] = [hashlib.new(digest, CONTENT).digest()]
    forge.attributes["signing_certificate_v2"] = [forge.named(digest=digest)]
    assert verify_signature(forge.make(), CONTENT).certificate.key_kind == "ec"


@pytest.mark.parametrize("algorithm", ["rsassa_pkcs1v15", "sha256_rsa"])
def test_rsa_of_a_qualified_certificate_is_accepted(algorithm: str):
    assert verify_signature(rsa_forge(2048, algorithm).make(), CONTENT).certificate.key_kind == "rsa"


def two_signers(info: Any) -> None:
    signers = info["content"]["signer_infos"]
    signers.append(signers[0].copy())


def enclosed(info: Any) -> None:
    info["content"]["encap_content_info"] = {"content_type": "data", "content": CONTENT}


def timestamp_inside(info: Any) -> None:
    info["content"]["encap_content_info"] = {"content_type": "tst_info"}


def no_certificates(info: Any) -> None:
    info["content"]["certificates"] = None


def attribute_certificate(info: Any) -> None:
    other = cms.CertificateChoices(name="other", value={"other_cert_format": "1.2.3", "other_cert": core.Null()})
    info["content"]["certificates"] = [other]


def unsigned_attribute(info: Any) -> None:
    attribute = cms.CMSAttribute({"type": "1.2.3.4", "values": [core.Integer(1)]})
    info["content"]["signer_infos"][0]["unsigned_attrs"] = [attribute]


def version_three(info: Any) -> None:
    info["content"]["version"] = "v3"


def key_identifier(_: Any = None) -> Any:
    return cms.SignerIdentifier(name="subject_key_identifier", value=b"\x01" * 20)


def other_name() -> Any:
    sid = cms.IssuerAndSerialNumber({"issuer": x509.Certificate.load(HALL.certificate).issuer, "serial_number": 1})
    return cms.SignerIdentifier(name="issuer_and_serial_number", value=sid)


def digest_with_parameters() -> Any:
    return algos.DigestAlgorithm.load(
        sequence(core.ObjectIdentifier("2.16.840.1.101.3.4.2.1").dump(), core.Integer(1).dump())
    )


SECOND = with_attribute("signing_certificate_v2", None)
STRANGER = a_signer("stranger").certificate
WEAK_CURVE = ec.generate_private_key(ec.SECP256K1())
STRANGE = ed25519.Ed25519PrivateKey.generate()
OLD = dsa.generate_private_key(2048)

FORGED = {
    "enclosed content": ("cms-content", forged(changes={"x": enclosed})),
    "other content type": ("cms-content", forged(changes={"x": timestamp_inside})),
    "two signers": ("cms-signers", forged(changes={"x": two_signers})),
    "no certificate": ("cms-certificates", forged(changes={"x": no_certificates})),
    "six certificates": ("cms-certificates", forged(certificates=[HALL.certificate] * 6)),
    "the certificate twice": ("cms-certificates", forged(certificates=[HALL.certificate] * 2)),
    "another certificate": ("cms-certificates", forged(certificates=[STRANGER])),
    "attribute certificate": ("cms-certificates", forged(changes={"x": attribute_certificate})),
    "signer by key identifier": ("cms-certificates", forged(changes={"sid": key_identifier()})),
    "other serial": ("cms-certificates", forged(changes={"sid": other_name()})),
    "attribute twice": ("cms-attributes", forged(repeated=[("content_type", ["data"])])),
    "two values": ("cms-attributes", with_attribute("content_type", ["data", "signed_data"])),
    "no message digest": ("cms-attributes", with_attribute("message_digest", None)),
    "no content type": ("cms-attributes", with_attribute("content_type", None)),
    "plain CMS without the certificate's hash": ("cms-attributes", SECOND),
    "other signed content type": ("cms-attributes", with_attribute("content_type", ["signed_data"])),
    "digest of other content": ("cms-digest", with_attribute("message_digest", [bytes(32)])),
    "hash of another certificate": (
        "cms-signing-certificate",
        with_attribute("signing_certificate_v2", [Forge().named(STRANGER)]),
    ),
    "SHA-1 of the certificate": (
        "cms-signing-certificate",
        with_attribute("signing_certificate_v2", [Forge().named(digest="sha1")]),
    ),
    "SHA-1": ("cms-algorithm", forged(digest="sha1", algorithm="sha1_ecdsa")),
    "RSA named for EC": ("cms-algorithm", forged(algorithm="sha256_rsa")),
    "other digest named": ("cms-algorithm", forged(algorithm="sha384_ecdsa")),
    "PSS": ("cms-algorithm", rsa_forge(2048, "rsassa_pss")),
    "short RSA": ("cms-key", rsa_forge(1024)),
    "curve of bitcoin": ("cms-key", Forge(WEAK_CURVE, certify(WEAK_CURVE, Subject("X", "RO"), NOW))),
    "unsigned attribute": ("cms-form", forged(changes={"x": unsigned_attribute})),
    "other version": ("cms-form", forged(changes={"x": version_three})),
    "digest parameters": ("cms-syntax", forged(changes={"digest": digest_with_parameters()})),
    "attributes not sorted": ("cms-form", forged(unsorted=True)),
    "signed by another key": ("cms-signature", Forge(a_signer("stranger").key, HALL.certificate)),
}


@pytest.mark.parametrize(("code", "forge"), FORGED.values(), ids=FORGED.keys())
def test_other_signatures_are_refused(code: str, forge: Forge, refused: Refused):
    with refused(code):
        verify_signature(forge.make(), CONTENT)


@pytest.mark.parametrize("key", [STRANGE, OLD], ids=["Ed25519", "DSA"])
def test_certificates_with_strange_keys_are_refused(key: Any, refused: Refused):
    with refused("cms-key"):
        read_certificate(certify_any(key))


def test_a_certificate_on_a_curve_that_nobody_knows_is_refused(refused: Refused):
    der = HALL.certificate.replace(bytes.fromhex("2a8648ce3d030107"), bytes.fromhex("2a8648ce3d03017f"))
    with refused("cms-key"):
        read_certificate(der)


def test_damaged_certificates_are_refused(refused: Refused):
    for damaged in (b"", b"\x30\x03\x02\x01\x01", HALL.certificate[:-1], HALL.certificate + b"\x00"):
        with refused("cms-certificates"):
            read_certificate(damaged)


def test_other_content_is_refused(refused: Refused):
    with refused("cms-digest"):
        verify_signature(GOOD, CONTENT + b" ")


def test_another_kind_of_cms_is_refused(refused: Refused):
    with refused("cms-content"):
        verify_signature(cms.ContentInfo({"content_type": "data", "content": CONTENT}).dump(), CONTENT)


@pytest.mark.parametrize(
    "data", [b"", b"\x30", b"\x05\x00", b"-----BEGIN CMS-----", GOOD + b"\x00", GOOD[:-1], b"0" * LARGEST_SIGNATURE * 2]
)
def test_what_is_no_signature_is_refused(data: bytes, refused: Refused):
    with refused("cms-syntax"):
        verify_signature(data, CONTENT)


def test_flipped_bits_are_refused():
    for place in range(len(GOOD)):
        flipped = GOOD[:place] + bytes([GOOD[place] ^ 1 << place % 8]) + GOOD[place + 1 :]
        with pytest.raises(RefusedError) as caught:
            verify_signature(flipped, CONTENT)
        assert caught.value.code.startswith("cms-")


@settings(max_examples=300)
@given(
    st.binary(max_size=300)
    | st.tuples(st.integers(0, len(GOOD)), st.binary(max_size=40)).map(lambda cut: GOOD[: cut[0]] + cut[1])
)
def test_no_bytes_make_the_verifier_fail_otherwise(data: bytes):
    if data != GOOD:
        with pytest.raises(RefusedError):
            verify_signature(data, CONTENT)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "s.p7s").write_bytes(GOOD)
    (tmp_path / "content").write_bytes(CONTENT)
    (tmp_path / "registry.pem").write_text(pem(STRANGER) + pem(HALL.certificate))
    return tmp_path


OPENSSL = (
    "openssl cms -verify -binary -inform DER -cades -purpose any -no_check_time -in s.p7s "
    "-content content -CAfile registry.pem -signer signer.pem -out checked"
)


def test_openssl_accepts_it(files: Path):
    done = subprocess.run(OPENSSL.split(), cwd=files, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "CAdES Verification successful" in done.stderr
    public = subprocess.run(
        ["openssl", "x509", "-in", "signer.pem", "-noout", "-pubkey"], cwd=files, capture_output=True, check=True
    )
    der = subprocess.run(
        ["openssl", "pkey", "-pubin", "-outform", "DER"], input=public.stdout, capture_output=True, check=True
    )
    assert hashlib.sha256(der.stdout).hexdigest() == HALL.key_id


def test_openssl_refuses_other_content(files: Path):
    (files / "content").write_bytes(CONTENT + b" ")
    assert subprocess.run(OPENSSL.split(), cwd=files, capture_output=True, check=False).returncode


def test_gnutls_accepts_it(files: Path):
    if shutil.which("certtool") is None:
        return  # a second opinion where it is installed; openssl is asked everywhere
    command = "certtool --p7-verify --inder --infile s.p7s --load-data content --load-ca-certificate registry.pem"
    done = subprocess.run(command.split(), cwd=files, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_pyhanko_accepts_it():
    data = cms.ContentInfo.load(GOOD)["content"]
    context = ValidationContext(trust_roots=[x509.Certificate.load(HALL.certificate)], moment=NOW)
    status = asyncio.run(async_validate_detached_cms(io.BytesIO(CONTENT), data, signer_validation_context=context))
    assert status.intact
    assert status.valid


def test_what_openssl_signs_as_cades_is_accepted(files: Path, tmp_path: Path):
    key = tmp_path / "key.pem"
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -out c.pem -subj /CN=Primar -keyout "
    subprocess.run([*make.split(), str(key)], cwd=files, capture_output=True, check=True)
    sign = f"openssl cms -sign -cades -binary -in content -signer c.pem -inkey {key} -md sha256 -outform DER -out o.p7s"
    subprocess.run(sign.split(), cwd=files, capture_output=True, check=True)
    signed = verify_signature((files / "o.p7s").read_bytes(), CONTENT)
    assert signed.certificate.organisation == "Primar"
    assert signed.claimed_time is not None


def test_a_long_name_is_shortened_in_the_certificate_only():
    key = ec.generate_private_key(ec.SECP256R1())
    name = "Asociația de Dezvoltare Intercomunitară a Comunelor de pe Valea Superioară a Teleajenului"
    signer = signer_of(certify(key, Subject(name, "RO"), NOW), key)
    assert signer.facts.organisation == "Asociația de Dezvoltare Intercomunitară a Comunelor de pe Vale"
    assert signer.facts.not_after > NOW
