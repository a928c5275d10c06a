"""What SQLite and the file system refuse, as sentences that a person can act on.

Rules of this module:

1. Every error of the disk becomes a ``RefusedError`` with one of the codes disk-full, read-only,
   locked, damaged, newer-schema, foreign-file, no-workspace, workspace-exists; whoever catches it
   finds the database as it was.
2. Errors that are mistakes of this program (a wrong statement, a broken constraint) stay what they are.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from parteneriat_desktop.errors import RefusedError, Sentence

if TYPE_CHECKING:
    from collections.abc import Generator

#: Lowest byte of an extended SQLite result code: the primary code.
PRIMARY = 0xFF

DISK_FULL = (
    Sentence("The disk is full or does not accept more data; nothing was saved."),
    Sentence("Free some space on the disk, or move large files elsewhere, then try again."),
)
READ_ONLY = (
    Sentence("The folder of the workspace cannot be written to; nothing was saved."),
    Sentence("Ask for the right to write in this folder, or choose another folder for the workspace."),
)
LOCKED = (
    Sentence("Another program is using the workspace; nothing was saved."),
    Sentence("Close the other window of the program, wait a moment, then try again."),
)
DAMAGED = (
    Sentence("The database of the workspace is damaged or is no database."),
    Sentence("Start the program again, or give the command “recover”: it offers the newest good backup."),
)

BY_CODE = {
    sqlite3.SQLITE_FULL: ("disk-full", DISK_FULL),
    sqlite3.SQLITE_READONLY: ("read-only", READ_ONLY),
    sqlite3.SQLITE_CANTOPEN: ("read-only", READ_ONLY),
    sqlite3.SQLITE_PERM: ("read-only", READ_ONLY),
    sqlite3.SQLITE_AUTH: ("read-only", READ_ONLY),
    sqlite3.SQLITE_BUSY: ("locked", LOCKED),
    sqlite3.SQLITE_LOCKED: ("locked", LOCKED),
    sqlite3.SQLITE_CORRUPT: ("damaged", DAMAGED),
    sqlite3.SQLITE_NOTADB: ("damaged", DAMAGED),
    # A write that fails for another reason than a full disk: a quota, a limit of file size, a failing disk.
    sqlite3.SQLITE_IOERR: ("disk-full", DISK_FULL),
}
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


@contextmanager
def explained() -> Generator[None]:
    """Turn errors of SQLite and of the file system inside the block into refusals (rule 1)."""
    try:
        yield
    except DBAPIError as error:
        raise _explain_sqlite(error.orig, error) from error
    except sqlite3.Error as error:
        raise _explain_sqlite(error, error) from error
    except OSError as error:
        raise explain_os(error) from error


def explain_os(error: OSError) -> RefusedError:
    """Return the refusal for an error of the file system."""
    if error.errno in FULL:
        return RefusedError(*DISK_FULL, code="disk-full")
    return RefusedError(*READ_ONLY, code="read-only")


def _explain_sqlite(cause: BaseException | None, error: Exception) -> Exception:
    """Return the refusal for an error of SQLite, or the error itself where it is our mistake (rule 2)."""
    code = getattr(cause, "sqlite_errorcode", None)
    found = None if code is None else BY_CODE.get(code & PRIMARY)
    if found is None:
        return error
    name, (sentence, advice) = found
    return RefusedError(sentence, advice, code=name)
