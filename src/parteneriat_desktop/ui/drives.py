"""The sticks that are plugged in, as the system tells of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStorageInfo

from parteneriat_desktop.actions.sticks import Volume, is_stick

BLOCKS = Path("/sys/block")


def plugged_in() -> list[Volume]:
    """Return the volumes that can be taken out, by name."""
    volumes = [_volume(one) for one in QStorageInfo.mountedVolumes() if one.isValid() and one.isReady()]
    found = [one for one in volumes if is_stick(one, sys.platform, drive_type, BLOCKS)]
    return sorted(found, key=lambda one: one.name)


def drive_type(root: str) -> int:
    """Ask Windows what kind of drive a folder is the root of; 0 elsewhere."""
    import ctypes  # noqa: PLC0415 - only asked where there is something to ask

    windows: Any = getattr(ctypes, "windll", None)
    return 0 if windows is None else int(windows.kernel32.GetDriveTypeW(root))


def _volume(info: QStorageInfo) -> Volume:
    """Return a volume as the actions know it."""
    return Volume(
        root=info.rootPath(),
        device=bytes(info.device().data()).decode(errors="replace"),
        name=info.displayName(),
        free=info.bytesAvailable(),
        writable=not info.isReadOnly(),
    )
