"""Writes what the story page shows: `python docs/make_story.py` records the numbers and sentences anew (with smollm2)."""

from pathlib import Path

import qkv.story
from qkv.story import page_data

if __name__ == "__main__":
    page_data.make(Path(qkv.story.__file__).parent / "recorded")
