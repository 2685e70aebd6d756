"""Traces on the disk: the format, writing and reading. docs/trace-format.md tells it for other readers."""
