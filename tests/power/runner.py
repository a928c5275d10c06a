"""Carries out commands, each in a forked child: started by ``watched.Runner`` with the watcher preloaded."""

from __future__ import annotations

import ctypes
import io
import json
import os
import sys
from typing import Any

# Everything heavy is loaded once, before the first fork.
import parteneriat_desktop.actions.transmittal
import parteneriat_desktop.reports.catalogue
import parteneriat_desktop.sync.parts
import parteneriat_desktop.sync.verification  # noqa: F401 - as above
from parteneriat_desktop.cli.main import run
from parteneriat_desktop.cli.streams import Streams

DISK: Any = ctypes.CDLL(None)
DISK.disk_changes.restype = ctypes.c_long


def carry_out(order: dict[str, Any]) -> dict[str, Any]:
    """Run one command on the disk that was ordered."""
    out, errors = io.StringIO(), io.StringIO()
    DISK.disk_arm(order["mode"], ctypes.c_long(order["after"]))
    status = run(order["words"], {}, Streams(io.BytesIO(), out, errors))
    changes = DISK.disk_changes()
    DISK.disk_arm(0, ctypes.c_long(0))
    return {"status": status, "out": out.getvalue(), "errors": errors.getvalue(), "changes": changes}


def main() -> None:
    """Carry out orders until there are no more."""
    for line in sys.stdin:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            with os.fdopen(write, "w") as answer:
                answer.write(json.dumps(carry_out(json.loads(line))))
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as answer:
            text = answer.read()
        _, ended = os.waitpid(child, 0)
        killed = {"status": os.waitstatus_to_exitcode(ended), "out": "", "errors": "", "changes": 0}
        sys.stdout.write((text or json.dumps(killed)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
