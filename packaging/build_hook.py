"""Compiles the catalogues when a wheel is built, so that an installed program speaks every language.

Qt's own Romanian words need Qt's compiler of translations; where it is not at hand (a build environment without Qt),
those already compiled are taken. The program one can take away is built by ``package.py``, which has it.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles ``translations/*.po`` before the files of a wheel are gathered."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's own
        """Compile, except for an editable installation, which reads the checkout."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "packaging")))
        from build_catalogues import compile_catalogues  # noqa: PLC0415 - its folder is known only now

        # Gettext's catalogues come first; only Qt's compiler may be absent.
        with contextlib.suppress(FileNotFoundError):
            compile_catalogues(Path(self.root, "translations"))
