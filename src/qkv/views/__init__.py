"""Ways to show what was computed. A view reads results; it computes no attention."""
