"""Recording: how attention is got out of a model that runs, and becomes segments, layers and runs."""
