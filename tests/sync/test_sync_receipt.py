"""The receipt inside bundle.json: written and read as the format says; what is missing or wrong is named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sync_samples import NOW, a_description

from parteneriat_desktop.errors import RefusedError
from parteneriat_desktop.sync.description import read_description, write_description
from parteneriat_desktop.sync.receipt import Arrived, Held, Receipt, Refused

RECEIPT = Receipt(
    epoch="ab" * 16,
    writers=("cd" * 16, "ef" * 16),
    arrived=(Arrived("12" * 32, 7, 40, NOW.replace(microsecond=0)),),
    refused=(Refused("a.asice", "34" * 32, "crc", "Stricat.", "Mai trimiteți o dată."),),
    held={"common": Held(2, 9), "dossier/01920000-0000-7000-8000-000000000001": Held(1, 1)},
)


def wire_of(receipt: Receipt) -> Any:
    return json.loads(write_description(a_description(kind="receipt", receipt=receipt)))


def test_a_receipt_is_read_as_it_was_written():
    described = a_description(kind="receipt", receipt=RECEIPT)
    assert read_description(write_description(described)) == described


def test_bundles_without_a_receipt_look_as_they_always_did():
    assert "receipt" not in json.loads(write_description(a_description()))


def test_what_a_newer_version_adds_to_a_receipt_is_ignored():
    wire = wire_of(RECEIPT)
    wire["receipt"]["mood"] = "good"
    wire["receipt"]["arrived"][0]["mood"] = "good"
    assert read_description(json.dumps(wire).encode()).receipt == RECEIPT


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (("epoch",), "", "receipt.epoch"),
        (("writers",), ["x"], "receipt.writers"),
        (("arrived",), None, "receipt.arrived"),
        (("arrived", 0, "manifest"), "12", "receipt.arrived[0].manifest"),
        (("arrived", 0, "sequence"), -1, "receipt.arrived[0].sequence"),
        (("arrived", 0, "changes"), "many", "receipt.arrived[0].changes"),
        (("arrived", 0, "arrived"), "yesterday", "receipt.arrived[0].arrived"),
        (("refused", 0, "file"), "", "receipt.refused[0].file"),
        (("refused", 0, "sha256"), "34", "receipt.refused[0].sha256"),
        (("refused", 0, "code"), "A B", "receipt.refused[0].code"),
        (("refused", 0, "sentence"), "", "receipt.refused[0].sentence"),
        (("refused", 0, "advice"), 7, "receipt.refused[0].advice"),
        (("held",), [], "receipt.held"),
        (("held", "elsewhere"), {}, "receipt.held.elsewhere"),
        (("held", "common", "segments"), None, "receipt.held.common.segments"),
        (("held", "common", "changes"), None, "receipt.held.common.changes"),
    ],
)
def test_a_receipt_that_is_not_one_is_refused_by_the_name_of_its_field(
    path: tuple[str | int, ...], value: object, named: str
):
    wire = wire_of(RECEIPT)
    inner = wire["receipt"]
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(RefusedError) as refused:
        read_description(json.dumps(wire).encode())
    assert refused.value.code == "description-form"
    assert named in str(refused.value.sentence)
