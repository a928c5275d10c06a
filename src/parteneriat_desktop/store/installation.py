"""What stays in one installation: settings, drafts, enrolled institutions, receipts and the log of bundles.

Rules of this module:

1. Nothing here is journalled, folded or sent; a rebuild leaves it alone.
2. Every ``put`` is one transaction, or part of the one that the caller holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parteneriat_desktop.store import bundles, drafts, institutions, letters, settings
from parteneriat_desktop.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parteneriat_desktop.records.values import Wire
    from parteneriat_desktop.store.bundles import LoggedBundle
    from parteneriat_desktop.store.drafts import Draft
    from parteneriat_desktop.store.institutions import BoundWriter, Enrolled
    from parteneriat_desktop.store.letters import KeptLetter


class Installation(Database):
    """The local tables of an open database."""

    def setting(self, key: str, default: str = "") -> str:
        """Return a setting."""
        with self.reading() as connection:
            return settings.read(connection, key, default)

    def settings_under(self, prefix: str) -> dict[str, str]:
        """Return the settings whose keys begin so, by the rest of their key."""
        with self.reading() as connection:
            return settings.read_under(connection, prefix)

    def put_setting(self, key: str, value: str) -> None:
        """Put a setting."""
        with self.writing() as connection:
            settings.write(connection, key, value)

    def draft(self, entity: str, record: str = "") -> Draft | None:
        """Return the draft of a form; an empty record id is the form of a new record."""
        with self.reading() as connection:
            return drafts.read(connection, entity, record)

    def drafts(self) -> list[Draft]:
        """Return every draft, the newest first."""
        with self.reading() as connection:
            return drafts.read_all(connection)

    def put_draft(self, entity: str, record: str, texts: Mapping[str, Wire], moment: str) -> None:
        """Keep the typed texts of a form."""
        with self.writing() as connection:
            drafts.write(connection, entity, record, texts, moment)

    def drop_draft(self, entity: str, record: str) -> None:
        """Forget the draft of a form."""
        with self.writing() as connection:
            drafts.drop(connection, entity, record)

    def institutions(self) -> list[Enrolled]:
        """Return the institutions enrolled here, by name."""
        with self.reading() as connection:
            return institutions.read_all(connection)

    def put_institution(self, key: str, name: str, body: Mapping[str, Wire]) -> None:
        """Enrol an institution by the id of its key, or replace what is known of it."""
        with self.writing() as connection:
            institutions.write(connection, key, name, body)

    def writers(self) -> list[BoundWriter]:
        """Return the writers that are bound to a key."""
        with self.reading() as connection:
            return institutions.read_writers(connection)

    def bind_writer(self, writer: str, key: str, name: str) -> None:
        """Bind a writer to its key for ever; another key is refused (writer-key)."""
        with self.writing() as connection:
            institutions.bind_writer(connection, writer, key, name)

    def receipt(self, peer: str) -> dict[str, Any] | None:
        """Return the latest receipt of a peer, by its installation."""
        with self.reading() as connection:
            return bundles.read_receipt(connection, peer)

    def put_receipt(self, peer: str, receipt: Mapping[str, Wire]) -> None:
        """Put the latest receipt of a peer; it replaces the older one."""
        with self.writing() as connection:
            bundles.write_receipt(connection, peer, receipt)

    def log_bundle(self, bundle: LoggedBundle) -> bool:
        """Log a bundle sent or received; False where it was logged before."""
        with self.writing() as connection:
            return bundles.log(connection, bundle)

    def bundles(self) -> list[LoggedBundle]:
        """Return the log of bundles, the oldest first."""
        with self.reading() as connection:
            return bundles.read_all(connection)

    def letters(self) -> list[KeptLetter]:
        """Return the letters that wait or waited for the mail server, in the order in which they were put."""
        with self.reading() as connection:
            return letters.read_all(connection)

    def put_letter(self, identity: str, due: str, body: Mapping[str, Wire]) -> None:
        """Put a letter, or what has become of it."""
        with self.writing() as connection:
            letters.write(connection, identity, due, body)

    def drop_letter(self, identity: str) -> None:
        """Forget a letter."""
        with self.writing() as connection:
            letters.drop(connection, identity)
