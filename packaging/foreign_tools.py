"""Has other people's programs judge our files, and writes down what they said.

Rules of this script:

1. Nothing of ours runs once the files are made: each judge is a program of Debian that reads ours by its own rules.
2. Each accepts the good file, and refuses a copy in which one byte was changed. Anything else ends the script.
3. The transcript holds the commands as anybody can give them, in the folder of the files, and no path of a machine.

Usage: ``python packaging/foreign_tools.py build/demo docs/foreign-tools.md`` after ``make demo``
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from demo.acts import MINISTRY, NGO, TOWN_HALL
from demo.stage import Stage

#: Lines of one answer that are written down.
MOST_LINES = 26
HEAD = """# Other people's programs judge our files

Made by `packaging/foreign_tools.py` from the files of `make demo`; every command can be given again in a folder with
these files. `bundle.asice` went from the town hall to the ministry, `closed.asice.age` is the same kind of file
encrypted, `age.txt` is the key that opens it (`identity decryption-key`), `registry.pem` holds the enrolled
certificates (`trust certificates`), and `signed.pdf` is a partnership sheet that two signed one after the other.
"""


class JudgeError(Exception):
    """A judge did not say what it should."""


@dataclass(frozen=True)
class Judgement:
    """One command, where it is given, how it must end, and a text that must stand in its answer."""

    title: str
    command: str
    ends: int = 0
    says: str = ""


_CADES = (
    "openssl cms -verify -binary -inform DER -cades -purpose any -no_check_time -in META-INF/signature001.p7s"
    " -content META-INF/ASiCManifest.xml -CAfile ../registry.pem -out /dev/null"
)
JUDGEMENTS = (
    Judgement("unzip: the container is an ordinary ZIP", "unzip -t -q bundle.asice", says="No errors"),
    Judgement("unzip: take it apart", "unzip -q -o bundle.asice -d bundle"),
    Judgement("sha256sum: every file is what the list says", "cd bundle && sha256sum --quiet -c manifest-sha256.txt"),
    Judgement("OpenSSL: the signature (CAdES)", f"cd bundle && {_CADES}", says="successful"),
    Judgement(
        "GnuTLS: the same signature",
        "cd bundle && certtool --p7-verify --inder --infile META-INF/signature001.p7s"
        " --load-data META-INF/ASiCManifest.xml --load-ca-certificate ../registry.pem",
        says="Signature status: ok",
    ),
    Judgement("age: the encrypted bundle opens", "age -d -i age.txt -o opened.asice closed.asice.age"),
    Judgement("unzip: what came out is whole", "unzip -t -q opened.asice", says="No errors"),
    Judgement("poppler: both signatures of the PDF", "pdfsig signed.pdf", says="Total document signed"),
    Judgement("qpdf: the PDF is well made", "qpdf --check signed.pdf", says="No syntax or stream encoding errors"),
    Judgement("poppler: all letters are embedded", "pdffonts signed.pdf", says="yes yes yes"),
)
#: The same, after one byte of each file was changed. ``pdfsig`` ends with 0 and says it in words.
DAMAGED = (
    Judgement("sha256sum", "cd bundle && sha256sum --quiet -c manifest-sha256.txt", ends=1, says="FAILED"),
    Judgement("OpenSSL", f"cd bundle && {_CADES}", ends=4, says="failure"),
    Judgement(
        "GnuTLS",
        "cd bundle && certtool --p7-verify --inder --infile META-INF/signature001.p7s"
        " --load-data META-INF/ASiCManifest.xml --load-ca-certificate ../registry.pem",
        ends=1,
        says="verif",
    ),
    Judgement("age", "age -d -i age.txt -o opened.asice closed.asice.age", ends=1, says="age: error"),
    Judgement("poppler", "pdfsig signed.pdf", says="Digest Mismatch"),
)


def judged(folder: Path, one: Judgement) -> str:
    """Run one command and return it with its answer, or refuse an answer that is not the one it should be."""
    done = subprocess.run(
        ["bash", "-c", one.command],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    answer = done.stdout.decode("utf-8", "replace")
    if done.returncode != one.ends or one.says not in answer:
        raise JudgeError(f"{one.title}: {one.command}\n-> {done.returncode}\n{answer}")
    lines = [line.rstrip() for line in answer.splitlines() if line.strip()]
    shown = lines[:MOST_LINES] + (["…"] if len(lines) > MOST_LINES else [])
    return "\n".join([f"$ {one.command}", *shown, f"[ends with {done.returncode}]"])


def damage(folder: Path) -> None:
    """Change one byte of each file that was judged, where it matters."""
    segment = next((folder / "bundle" / "segments").iterdir())
    for file, place in ((segment, -10), (folder / "bundle" / "META-INF" / "ASiCManifest.xml", 400)):
        _flip(file, place)
    _flip(folder / "closed.asice.age", -20)
    _flip(folder / "signed.pdf", 20_000)


def _flip(file: Path, place: int) -> None:
    """Turn one bit of a file over."""
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)


def transcript(folder: Path) -> str:
    """Return the transcript about the files in a folder; they are damaged afterwards."""
    parts = [HEAD, f"Judged on {datetime.now(UTC).date().isoformat()} by:\n", "```", _versions(folder), "```"]
    for one in JUDGEMENTS:
        parts += [f"\n## {one.title}\n", "```", judged(folder, one), "```"]
    damage(folder)
    parts += ["\n## One byte of each file changed: each of them refuses\n"]
    for one in DAMAGED:
        parts += ["```", judged(folder, one), "```\n"]
    return "\n".join(parts).rstrip() + "\n"


def _versions(folder: Path) -> str:
    """Return the versions of the judges, one a line."""
    asked = ("openssl version", "certtool --version", "pdfsig -v", "qpdf --version", "age --version", "unzip -v")
    told = (subprocess.run(one.split(), cwd=folder, capture_output=True, check=False) for one in asked)
    first = (((done.stdout or done.stderr).decode().splitlines() or ["–"])[0].strip() for done in told)
    return "\n".join(f"{one.split()[0]}: {line}" for one, line in zip(asked, first, strict=True))


def gather(stage: Stage) -> Path:
    """Put the files of the demonstration into a folder of their own, the PDF signed by two."""
    folder = stage.place("foreign")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(next(stage.place("files", f"{TOWN_HALL}-to-{MINISTRY}").glob("*.asice")), folder / "bundle.asice")
    shutil.copy(next(stage.place("files", f"{TOWN_HALL}-to-{NGO}").glob("*.age")), folder / "closed.asice.age")
    shutil.copy(stage.place("files", "registry.pem"), folder / "registry.pem")
    stage.call(NGO, "identity", "decryption-key", "--out", str(folder / "age.txt"))
    record = stage.call(TOWN_HALL, "show", "partnership")[0]["id"]
    sheet, signed = str(folder / "sheet.pdf"), str(folder / "signed.pdf")
    words = ["--sign", "--visible", "--function", "primar"]
    stage.call(TOWN_HALL, "report", "R01", "--id", record, *words, "--out", sheet)
    stage.call(NGO, "sign-pdf", sheet, "--visible", "--function", "președinte", "--out", signed)
    return folder


def main(demo: Path, out: Path) -> int:
    """Gather, judge, write."""
    if not zipfile.is_zipfile(next(iter(demo.glob(f"files/{TOWN_HALL}-to-{MINISTRY}/*.asice")), demo)):
        print("Run “make demo” first.", file=sys.stderr)
        return 1
    try:
        text = transcript(gather(Stage(demo, datetime.now(UTC).date().isoformat())))
    except JudgeError as error:
        print(error, file=sys.stderr)
        return 1
    out.write_text(text, encoding="utf-8")
    print(f"Every judge accepted the good files and refused the changed ones: {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
