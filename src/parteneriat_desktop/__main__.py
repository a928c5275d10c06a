"""Arguments lead to the command line; without any, the window opens."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Start the program and return its exit status."""
    environment = dict(os.environ)  # noqa: TID251 - the one place that reads the environment
    if len(sys.argv) > 1 and sys.argv[1] != "window":
        from parteneriat_desktop.cli.main import main as command_line  # noqa: PLC0415 - a command needs no window

        return command_line(environment)
    from parteneriat_desktop.app import main as window  # noqa: PLC0415 - the window needs no command line

    return window(sys.argv[2:], environment)


if __name__ == "__main__":
    sys.exit(main())
