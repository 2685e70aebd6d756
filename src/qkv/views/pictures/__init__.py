"""Pictures for papers and pages, drawn by matplotlib and saved as PNG, SVG or PDF by the file's name.

    figure = draw_map(trace[18], head=6, queries=trace.tokens, keys=trace.tokens)
    save(figure, "who-read-whom.svg")

A picture of any length: what is larger than the figure is pooled, and never was a matrix in memory. matplotlib is imported
when a picture is drawn (`pip install 'qkv[pictures]'`).
"""

from ..picture_path import FORMATS, check_path
from .cells import Cells, cells_of
from .figure import save
from .gallery import draw_heads
from .maps import draw_map
from .patches import draw_patches
from .text import draw_text

__all__ = ["FORMATS", "Cells", "cells_of", "check_path", "draw_heads", "draw_map", "draw_patches", "draw_text", "save"]
