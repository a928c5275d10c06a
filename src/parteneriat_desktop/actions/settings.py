"""Change what a person chose for this installation: function, language, look. Nothing of it travels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parteneriat_desktop.actions.profile import Role

if TYPE_CHECKING:
    from parteneriat_desktop.actions.workspace import Workspace
    from parteneriat_desktop.i18n.catalogue import Catalogue


def change(workspace: Workspace, **values: str) -> None:
    """Keep other values of the profile, durably, then use them."""
    profile = workspace.profile.changed(**values)
    with workspace.store.writing():
        profile.save(workspace.store)
    workspace.profile = profile


def role_words(role: str, catalogue: Catalogue) -> str:
    """Return the name of a role; a role of a newer version as it is."""
    return next((catalogue.label(member) for member in Role if member.value == role), role)
