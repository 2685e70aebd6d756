"""What all tests share. Modules beside this one that hold helpers can be imported by their name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if "PYTEST_XDIST_WORKER" in os.environ:  # processes share the cores; before anything imports torch
    os.environ.setdefault("OMP_NUM_THREADS", "1")

sys.path.insert(0, str(Path(__file__).parent))

from browser import browser, page  # noqa: F401
from commands import kept, qkv, tiny  # noqa: F401
from models_fixture import dinov2, smollm2  # noqa: F401
