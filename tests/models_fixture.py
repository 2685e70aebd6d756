"""The real models that several tests look into."""

from __future__ import annotations

import os

import pytest

from qkv.models import Loaded, ModelError, load


@pytest.fixture(scope="session")
def smollm2() -> Loaded:
    """SmolLM2 in float32, fetched once into the user's cache (93 MB; about ten seconds with the conversion)."""
    return _loaded("smollm2")


@pytest.fixture(scope="session")
def dinov2() -> Loaded:
    """DINOv2-small, fetched once into the user's cache (90 MB)."""
    return _loaded("dinov2")


def _loaded(name: str) -> Loaded:
    """Where a model cannot be had, the tests that need it are skipped; QKV_REQUIRE_MODELS=1 makes them fail instead."""
    try:
        return load(name)
    except ModelError as error:
        if os.environ.get("QKV_REQUIRE_MODELS"):
            raise
        pytest.skip(f"the real model is not here: {error}")
