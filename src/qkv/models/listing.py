"""The demo models as plain data, for views and programs."""

from __future__ import annotations

from typing import Any

from . import cache
from .catalogue import MODELS


def facts() -> dict[str, Any]:
    """The cache folder, and for each demo model what it is, where it comes from and whether it has been fetched."""
    return {
        "folder": str(cache.models_folder()),
        "models": [
            {
                "name": entry.name,
                "label": entry.label,
                "what": entry.what,
                "licence": entry.licence,
                "source": f"PyPI {entry.package} {entry.version}",
                "sha256": entry.sha256,
                "download_bytes": entry.size,
                "disk_bytes": entry.disk,
                "fetched": cache.is_fetched(entry),
            }
            for entry in MODELS.values()
        ],
    }
