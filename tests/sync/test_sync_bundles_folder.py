"""The stored bundles: good ones of every past format still open, bad ones are refused by the code in their name."""

from __future__ import annotations

from pathlib import Path

import pytest
from sync_samples import NOW

from parteneriat_desktop.errors import AppError, UntrustedError
from parteneriat_desktop.sync.enrolment import read_enrolment
from parteneriat_desktop.sync.trust import TrustList
from parteneriat_desktop.sync.verification import Circumstances, admit, verify

FOLDER = Path(__file__).parent.parent / "bundles"
GOOD = sorted(FOLDER.glob("good-*.asice"))
ENROLMENTS = sorted(FOLDER.glob("*.enrol.asice"))
BAD = sorted(set(FOLDER.glob("*.asice")) - set(GOOD) - set(ENROLMENTS))


def trust() -> TrustList:
    """Return the list of those who signed the stored bundles."""
    known = TrustList()
    for path in ENROLMENTS:
        institution = read_enrolment(path.read_bytes(), NOW)
        known = known.add(institution, institution.fingerprint)
    return known


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_bundles_of_past_formats_open(path: Path):
    verified = verify(path.read_bytes(), trust(), Circumstances(NOW))
    admit(verified)
    assert verified.segments
    assert verified.attachments
    assert trust().pem() == (FOLDER / "registry.pem").read_text()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_bundles_are_refused_by_name(path: Path):
    with pytest.raises(AppError) as caught:
        admit(verify(path.read_bytes(), trust(), Circumstances(NOW)))
    assert caught.value.code == path.stem
    assert isinstance(caught.value, UntrustedError) == path.stem.startswith("unknown-")


def test_there_are_bundles_to_test():
    assert GOOD
    assert len(BAD) >= 28
