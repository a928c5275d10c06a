"""Change what a person chose for this installation: function, language, look. Nothing of it travels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.profile import Role

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue

#: Setting that holds "yes" where photographs keep their position.
WHOLE_PHOTOS = "whole_photos"
#: Setting that holds "yes" where files of bundles get neutral names.
NEUTRAL_NAMES = "neutral_names"
YES = "yes"


def change(workspace: Workspace, **values: str) -> None:
    """Keep other values of the profile, durably, then use them."""
    profile = workspace.profile.changed(**values)
    with workspace.store.writing():
        profile.save(workspace.store)
    workspace.profile = profile


def keeps_photos_whole(workspace: Workspace) -> bool:
    """Say whether attached photographs keep what they tell about place, time and owner; by default they do not."""
    return workspace.store.setting(WHOLE_PHOTOS) == YES


def keep_photos_whole(workspace: Workspace, *, wanted: bool) -> None:
    """Keep the choice for the photographs that are attached from now on."""
    with workspace.store.writing():
        workspace.store.put_setting(WHOLE_PHOTOS, YES if wanted else "")


def names_neutrally(workspace: Workspace) -> bool:
    """Say whether the files of bundles get names that every mail service takes."""
    return workspace.store.setting(NEUTRAL_NAMES) == YES


def name_neutrally(workspace: Workspace, *, wanted: bool) -> None:
    """Keep the choice for the names of the bundles that are written from now on."""
    with workspace.store.writing():
        workspace.store.put_setting(NEUTRAL_NAMES, YES if wanted else "")


def role_words(role: str, catalogue: Catalogue) -> str:
    """Return the name of a role; a role of a newer version as it is."""
    return next((catalogue.label(member) for member in Role if member.value == role), role)
