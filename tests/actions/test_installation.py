"""What stays in one installation: drafts, lists, settings, the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from action_samples import a_partner, a_partnership, a_plan
from exchanging import hand_over, send

from conftest import ENGLISH, NAMES, Region
from parteneriat_desktop.actions import drafts, listing, outbox, settings
from parteneriat_desktop.actions.change_record import delete
from parteneriat_desktop.actions.outbox import SendingState
from parteneriat_desktop.actions.profile import Profile
from parteneriat_desktop.actions.save_record import save

if TYPE_CHECKING:
    from pathlib import Path

    from parteneriat_desktop.actions.workspace import Workspace


def test_a_draft_is_kept_until_it_is_dropped(town_hall: Workspace) -> None:
    assert drafts.read(town_hall, "partner", "new") == {}
    drafts.keep(town_hall, "partner", "new", {"name": "Asoc"})
    drafts.keep(town_hall, "partner", "new", {"name": "Asociația"})
    assert drafts.read(town_hall, "partner", "new") == {"name": "Asociația"}
    assert drafts.kept(town_hall) == {("partner", "new")}
    drafts.drop(town_hall, "partner", "new")
    assert drafts.kept(town_hall) == set()


def test_a_list_asks_for_ids_and_then_for_records(town_hall: Workspace) -> None:
    second = a_partner(town_hall, name="Țara Teilor")
    first = a_partner(town_hall, name="Școala")
    gone = a_partner(town_hall, name="Alta")
    delete(town_hall, "partner", gone)
    assert listing.ids(town_hall, "partner") == [first, second]
    assert listing.ids(town_hall, "partner", search="teilor") == [second]
    assert [record.id for record in listing.records(town_hall, "partner", [second, gone, first])] == [second, first]
    assert listing.count(town_hall, "partner") == 2
    assert listing.count(town_hall, "partner", {"name": "Școala"}) == 1
    assert listing.stored(town_hall, "partner", first)["name"] == "Școala"
    assert listing.stored(town_hall, "partner", gone) == {}


def test_settings_are_kept_and_used_at_once(town_hall: Workspace) -> None:
    settings.change(town_hall, theme="dark", function="secretar")
    assert (town_hall.profile.theme, Profile.load(town_hall.store).function) == ("dark", "secretar")
    assert settings.role_words("ngo", ENGLISH) == "non-governmental organisation"
    assert settings.role_words("region", ENGLISH) == "region"


def states(workspace: Workspace) -> list[tuple[int, SendingState]]:
    return [(sent.sequence, sent.state) for sent in outbox.outbox(workspace)]


def test_a_bundle_is_prepared_then_sent_by_the_persons_word_then_received_by_a_receipt(
    region: Region, tmp_path: Path
) -> None:
    partnership = a_partnership(region.town_hall, a_partner(region.town_hall, name=NAMES["ngo"]))
    assert outbox.waiting_changes(region.town_hall) == 2
    send(region.town_hall, None, tmp_path / "anyone")
    hand_over(region.town_hall, region.ngo, tmp_path / "1")
    assert outbox.waiting_changes(region.town_hall) == 0
    assert states(region.town_hall) == [(2, SendingState.PREPARED), (1, SendingState.PREPARED)]
    outbox.mark_sent(region.town_hall, outbox.outbox(region.town_hall)[0].digest)
    assert states(region.town_hall) == [(2, SendingState.SENT), (1, SendingState.PREPARED)]
    a_plan(region.ngo, partnership)
    hand_over(region.ngo, region.town_hall, tmp_path / "2")
    hand_over(region.town_hall, region.ngo, tmp_path / "3")
    hand_over(region.ngo, region.town_hall, tmp_path / "4")
    assert states(region.town_hall)[1] == (2, SendingState.RECEIVED)
    save(region.town_hall, "partnership", {"title": "Nou"}, partnership)
    assert outbox.waiting_changes(region.town_hall) == 1
