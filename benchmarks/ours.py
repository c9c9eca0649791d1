"""Our own systems: the configurations of the cleaner that are measured."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner import Cleaner

OURS, NO_PUBLISHERS = "clean-article", "no-publishers"
GENERIC = "generic"
"""Ours without publishers' and platforms' plugins: what a page gets that nobody has written anything for."""

SITE_CONFIGS = "site-configs"
"""Ours without publishers' plugins, with the rule files of the folder that ``FOLDER_VARIABLE`` names."""
FOLDER_VARIABLE = "BENCHMARK_SITE_CONFIGS"  # of the environment, as the workers are processes of their own

# Whether publishers' plugins take part, and platforms'.
_PLUGINS = {OURS: (True, True), NO_PUBLISHERS: (False, True), GENERIC: (False, False)}
OUR_SYSTEMS = tuple(_PLUGINS)


@cache
def cleaner_of(system: str) -> Cleaner:
    """Return the cleaner of one of our systems, made once a process."""
    from cleaner import Cleaner

    if system == SITE_CONFIGS:
        return Cleaner(publishers=False, site_configs=os.environ[FOLDER_VARIABLE])
    publishers, platforms = _PLUGINS[system]
    return Cleaner(publishers=publishers, platforms=platforms)


def ours_of(systems: list[str]) -> str | None:
    """Return the first of our systems among these: the one with rule files, then in the order of ``OUR_SYSTEMS``."""
    return next((name for name in (SITE_CONFIGS, *OUR_SYSTEMS) if name in systems), None)
