"""Rule files in the format of Full-Text RSS: one file a host, written by people for sites that they read.

FiveFilters' collection (https://github.com/fivefilters/ftr-site-config) holds some two thousand. Each file is a lane of
its own, ``site-config:<host>``, between the publishers' plugins and the platforms'.
"""

from __future__ import annotations

from .folder import SiteConfigs
from .page import SitePage

__all__ = ["SiteConfigs", "SitePage"]
