"""Hostile texts from the form to the database, the bundle, the other workspace and paper: the same, or refused."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from calling import NAMES, a_partner, as_lines, call, done, plain, put, send
from hostile_texts import KEPT, PORTIONS, REFUSED

if TYPE_CHECKING:
    from pathlib import Path

#: What programs that read paper add, leave out or move: spaces, marks of direction, the soft hyphen.
UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufe0e\ufe0f\ufeff\x0c]")
#: The line at the foot of a page, which may stand in the middle of a text.
FOOT = re.compile(
    r"(Plandeintervenție|Планзаинтервенция)</b>&amp;{name}%s\S{0,40}?(pagina|страница)[0-9]+(din|от)[0-9]{2}"
)
TITLE = 250
COMMA_BELOW = str.maketrans("şţŞŢ", "șțȘȚ")


def stored(text: str) -> str:
    """Return the one form in which a text is kept."""
    return unicodedata.normalize("NFC", text.translate(COMMA_BELOW))


def a_dossier(home: Path) -> str:
    partner = a_partner(home, name=NAMES["ngo"])
    return put(home, "partnership", title="Parteneriat", parties=[{"partner": partner}])


def put_all(home: Path, partnership: str, texts: list[str]) -> list[dict[str, Any]]:
    """Save each text in a plan of its own, as title and in prose; return the answers."""
    return done(
        home,
        "put",
        given=as_lines(
            {"entity": "plan", "fields": {"partnership": partnership, "title": text[:TITLE], "problem_analysis": text}}
            for text in texts
        ),
    )


def test_every_hostile_text_survives_database_bundle_and_import(town_hall: Path, ngo: Path) -> None:
    texts = [text for portion in PORTIONS for text in portion]
    assert len(texts) >= 80
    answers = put_all(town_hall, a_dossier(town_hall), texts)
    wanted = {answer["id"]: stored(text) for answer, text in zip(answers, texts, strict=True)}
    titles = {answer["id"]: stored(text[:TITLE]) for answer, text in zip(answers, texts, strict=True)}
    done(ngo, "import", *send(town_hall, ngo))
    for home in (town_hall, ngo):
        shown = {one["id"]: one["fields"] for one in done(home, "show", "plan")}
        assert {record: fields["title"] for record, fields in shown.items()} == titles
        assert {record: fields["problem_analysis"] for record, fields in shown.items()} == wanted
    assert plain(ngo, "dump").out == plain(town_hall, "dump").out
    assert all(found["ok"] for found in done(ngo, "check")["checks"])


def test_every_hostile_text_may_be_searched_for(town_hall: Path) -> None:
    put_all(town_hall, a_dossier(town_hall), KEPT)
    for text in KEPT[::2]:
        assert call(town_hall, "search", "--", text).status == 0
    assert done(town_hall, "search", "Supercalifragil")


@pytest.mark.parametrize("entity", ["partner", "plan"])
def test_what_cannot_be_kept_is_refused_by_a_sentence(town_hall: Path, entity: str) -> None:
    name = "name" if entity == "partner" else "title"
    lines = [json.dumps({"entity": entity, "fields": {name: text}}).encode() for text in REFUSED]
    called = call(town_hall, "put", given=b"\n".join(lines))
    assert called.status == 1
    assert len(called.document) == len(REFUSED)
    for text, answer in zip(REFUSED, called.document, strict=True):
        assert answer["id"] is None, ascii(text)
        assert re.search("cannot be stored|Only blanks", answer["problems"][0]["message"])
    assert done(town_hall, "dump") == []


def test_an_institution_may_have_a_hostile_name(region: Path) -> None:
    names = ["'; DROP TABLE x; -- <b>„Ș&ț”</b> {name} %s", "../../مرحبا 😀", "x" * 80]
    for number, name in enumerate(names):
        home, out = region / f"home{number}", region / f"out{number}"
        done(home, "init", "--role", "ngo", "--country", "BG", "--name", name)
        a_partner(home, name=name)
        files = done(home, "export", "--plain", "--out", out)["files"]
        assert sorted(str(path) for path in out.iterdir()) == sorted(files)
        assert all(path.name.isascii() for path in out.iterdir())
        shown = done(home, "identity", "show")
        fingerprint = done(home, "identity", "enrol", "--out", region / f"{number}.asice")["fingerprint"]
        assert shown["name"] == name
        added = done(region / "ministry", "trust", "add", region / f"{number}.asice", "--fingerprint", fingerprint)
        assert added["name"] == name
        assert done(region / "ministry", "import", files[0])["bundles"][0]["sender"] == name
        break_out = [path for path in region.parent.rglob("*") if "DROP" in path.name]
        assert break_out == []


@pytest.mark.parametrize("language", ["ro", "bg"])
@pytest.mark.parametrize("texts", PORTIONS, ids=lambda texts: f"{len(texts)} texts")
def test_every_hostile_text_is_found_again_in_a_plan_on_paper(
    town_hall: Path, tmp_path: Path, texts: list[str], language: str
) -> None:
    numbered = "\n".join(f"@{number}@ {text} @/{number}@" for number, text in enumerate(texts))
    plan = put(
        town_hall, "plan", partnership=a_dossier(town_hall), title="</b>&amp;{name}%s", problem_analysis=numbered
    )
    assert _differences(_printed(town_hall, "R02", plan, tmp_path, language), texts) == {}


def test_every_hostile_name_is_found_again_in_a_partnership_on_paper(town_hall: Path, tmp_path: Path) -> None:
    names = [text for text in KEPT if len(text) < 100]
    lines = [
        {"entity": "partner", "fields": {"kind": "other", "name": f"@{number}@ {name} @/{number}@"}}
        for number, name in enumerate(names)
    ]
    parties = [{"partner": answer["id"]} for answer in done(town_hall, "put", given=as_lines(lines))]
    partnership = put(town_hall, "partnership", title="</b>&amp;{name}%s", parties=parties)
    assert _differences(_printed(town_hall, "R01", partnership, tmp_path, "ro"), names) == {}


def _printed(home: Path, code: str, record: str, folder: Path, language: str) -> str:
    """Print a report and return what another program reads in it, without what cannot be seen."""
    called = call(home, "report", code, "--id", record, "--out", folder / "r.pdf", language=language)
    assert called.status == 0, called.errors
    read = subprocess.run(["pdftotext", "-raw", str(folder / "r.pdf"), "-"], capture_output=True, check=True).stdout
    return FOOT.sub("", UNSEEN.sub("", read.decode()))


def _differences(read: str, texts: list[str]) -> dict[int, tuple[str, str]]:
    """Return the texts that are not found again, by their number, with what is found in their place."""
    found = {number: _between(read, number) for number in range(len(texts))}
    return {number: (text, found[number]) for number, text in enumerate(texts) if not _is_same(text, found[number])}


def _between(read: str, number: int) -> str:
    """Return what stands before the first end mark of a number, from the start mark that is nearest to it."""
    before = read[: read.index(f"@/{number}@")]
    return before[before.rindex(f"@{number}@") :].removeprefix(f"@{number}@")


def _is_same(text: str, found: str) -> bool:
    """Say whether what was read back is the text; letters that run from right to left may come in another order."""
    wanted = UNSEEN.sub("", stored(text))
    if any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in wanted):
        return sorted(wanted) == sorted(found)
    return wanted == found
