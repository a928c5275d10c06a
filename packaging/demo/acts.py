"""The acts of the demonstration, in their order."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from demo import foreign
from demo.damage import damaged_copies

if TYPE_CHECKING:
    from demo.stage import Stage

TOWN_HALL, NGO, MINISTRY = "town_hall", "ngo", "ministry"
NAMES = {
    TOWN_HALL: "Comuna Poiana Izvorului",
    NGO: "Asociația „Șanse Egale”",
    MINISTRY: "Ministerul Investițiilor și Proiectelor Europene",
}
UNITS = {TOWN_HALL: "131274", NGO: "", MINISTRY: ""}
CASES = Path(__file__).parent / "cases"
OURS = "Din 214 elevi, 61 au absentat peste 40 de ore; satul Vârfuri nu are transport după ora 14."
THEIRS = "Din 214 elevi, 58 au absentat peste 40 de ore, după verificarea cataloagelor cu școala."
AGREED = (
    "Din 214 elevi, 58 au absentat peste 40 de ore (verificat cu școala); satul Vârfuri nu are transport după ora 14."
)


def found(stage: Stage) -> None:
    """Make the three workspaces and enrol each of them with the others."""
    with stage.step("Three workspaces, each with a key of its own") as step:
        for who, name in NAMES.items():
            arguments = ["--role", who, "--country", "RO", "--name", name]
            made = stage.call(who, "init", *arguments, *(["--unit", UNITS[who]] if UNITS[who] else []))
            step.say(f"{name}: {made['fingerprint']}")
    with stage.step("Enrolment: signed identity files, fingerprints compared on paper") as step:
        prints: dict[str, str] = {}
        for who in NAMES:
            file = str(stage.place("files", "enrolment", f"{who}.enrol.asice"))
            prints[who] = stage.call(who, "identity", "enrol", "--out", file)["fingerprint"]
        for who in NAMES:
            for other in NAMES:
                if other != who:
                    file = str(stage.place("files", "enrolment", f"{other}.enrol.asice"))
                    stage.call(who, "trust", "add", file, "--fingerprint", prints[other])
        step.say("each of the three trusts the two others")


def enter(stage: Stage) -> None:
    """Enter the sample dossiers and the five real cases."""
    with stage.step("The town hall's two years of sample records") as step:
        step.say(f"{stage.call(TOWN_HALL, 'demo')['records']} records saved")
    with stage.step("The real cases C1 to C5, as far as these records hold them") as step:
        for file in sorted(CASES.glob("*.jsonl")):
            saved = stage.call(TOWN_HALL, "put", str(file))
            warnings = sum(len(answer["problems"]) for answer in saved)
            step.say(f"{file.stem}: {len(saved)} records, {warnings} warnings")


def edit_together(stage: Stage) -> None:
    """Exchange a dossier and edit one plan at both places at the same time."""
    with stage.step("The town hall sends its dossiers to the NGO") as step:
        sent = _send(stage, TOWN_HALL, NGO)
        step.say(_said(stage.call(NGO, "import", *sent)))
    plan = _plan_of(stage, "Școală după școală")
    with stage.step("Both edit one plan, offline, at the same time"):
        _put(stage, TOWN_HALL, plan, {"problem_analysis": OURS, "target_group": "elevi din satul Vârfuri"})
        _put(stage, NGO, plan, {"problem_analysis": THEIRS, "population": 2776})
    with stage.step("The NGO sends its changes back: one conflict, the rest merges by itself") as step:
        back = _send(stage, NGO, TOWN_HALL)
        step.say(_said(stage.call(TOWN_HALL, "import", *back)))
        for conflict in stage.call(TOWN_HALL, "conflicts"):
            step.say(f"{conflict['field']} of {conflict['entity']} {conflict['id']}:")
            for value in conflict["values"]:
                step.say(f"    {value['change'][:8]} {value['time']}: {value['value']}")
    with stage.step("The town hall decides; the decision is a change like any other") as step:
        record = stage.call(TOWN_HALL, "resolve", "plan", plan, "problem_analysis", "--value", json.dumps(AGREED))
        step.say(record["fields"]["problem_analysis"])
        step.say(f"open conflicts: {len(stage.call(TOWN_HALL, 'conflicts'))}")


def report(stage: Stage) -> None:
    """Print the reports of the first dossier and send everything to the ministry."""
    partnership, plan = _partnership(stage, "Școală după școală"), _plan_of(stage, "Școală după școală")
    with stage.step("Reports as PDF/A: partnership sheet R01, intervention plan R02"):
        for code, record in (("R01", partnership), ("R02", plan)):
            out = str(stage.place("files", "reports", f"{code}.pdf"))
            stage.call(TOWN_HALL, "report", code, "--id", record, "--out", out)
    with stage.step("The town hall sends everything to the ministry"):
        _send(stage, TOWN_HALL, MINISTRY, "--plain")


def verify(stage: Stage) -> None:
    """Verify the bundle by our reader and by openssl, and damaged copies of it by both."""
    bundle = Path(_sent(stage, TOWN_HALL, MINISTRY)[0])
    registry = stage.place("files", "registry.pem")
    with stage.step("The ministry verifies the bundle: our reader, and openssl by the script in README.txt") as step:
        checked = stage.call(MINISTRY, "verify", str(bundle))
        step.say(f"our reader: signed by {checked['sender']}, trusted: {checked['trusted']}")
        stage.call(MINISTRY, "trust", "certificates", "--out", str(registry))
        script = foreign.take_script(bundle, stage.place("files", "verify.sh"))
        step.say(f"openssl: {'accepted' if foreign.accepts(script, bundle, registry) else 'REFUSED'}")
    with stage.step("Damaged copies: both refuse each of them") as step:
        for copy in damaged_copies(bundle, stage.place("damaged")):
            refused = stage.call(MINISTRY, "verify", str(copy), status=2)["error"]
            openssl = "accepted" if foreign.accepts(script, copy, registry) else "refused"
            step.say(f"{copy.stem}: our reader {refused['code']}, openssl {openssl}")


def count(stage: Stage) -> None:
    """Import at the ministry, compare the workspaces and count against the target."""
    with stage.step("The ministry imports the bundle") as step:
        step.say(_said(stage.call(MINISTRY, "import", *_sent(stage, TOWN_HALL, MINISTRY))))
        dumps = {who: json.dumps(stage.call(who, "dump"), sort_keys=True) for who in (TOWN_HALL, MINISTRY)}
        digests = {who: hashlib.sha256(text.encode()).hexdigest()[:16] for who, text in dumps.items()}
        step.say(f"both hold the same records: {digests}")
    with stage.step("Counted against the target") as step:
        for programme in ("447", "447-short"):
            counted = stage.call(MINISTRY, "target", "--programme", programme)
            step.say(f"programme {programme}: {counted['countable']} of {counted['objective']}")
            for one in counted["partnerships"]:
                why = one["reasons"][0] if one["reasons"] else "se numără"
                step.say(f"    {one['title'][:48]}: {one['proved']} of 12 rows proved; {why[:110]}")


def _send(stage: Stage, who: str, to: str, *more: str) -> list[str]:
    """Export for somebody, encrypted unless told otherwise, and return the bundles."""
    stage.call(who, "export", "--to", NAMES[to], *more, "--out", str(stage.place("files", f"{who}-to-{to}")))
    return _sent(stage, who, to)


def _sent(stage: Stage, who: str, to: str) -> list[str]:
    """Return the bundles that somebody wrote for somebody."""
    return sorted(str(path) for path in stage.place("files", f"{who}-to-{to}").glob("*.asice*"))


def _said(imported: dict[str, Any]) -> str:
    """Say what an import brought."""
    bundles = imported["bundles"]
    totals = {key: sum(bundle[key] for bundle in bundles) for key in ("changes", "records", "conflicts", "attachments")}
    return ", ".join(f"{number} {key}" for key, number in totals.items())


def _put(stage: Stage, who: str, plan: str, fields: dict[str, Any]) -> None:
    """Save fields of a plan."""
    stage.call(who, "put", given=json.dumps({"entity": "plan", "id": plan, "fields": fields}) + "\n")


def _partnership(stage: Stage, title: str) -> str:
    """Return the partnership of a title."""
    records = stage.call(TOWN_HALL, "show", "partnership")
    return str(next(one["id"] for one in records if one["fields"]["title"] == title))


def _plan_of(stage: Stage, title: str) -> str:
    """Return the plan of the partnership of a title."""
    partnership = _partnership(stage, title)
    plans = stage.call(TOWN_HALL, "show", "plan")
    return str(next(one["id"] for one in plans if one["fields"]["partnership"] == partnership))


ACTS = (found, enter, edit_together, report, verify, count)
