"""What goes wrong with a trace on disk, in one sentence about the cause and one about the way out."""

from __future__ import annotations


class TraceError(ValueError):
    """A trace could not be written or read: a damaged or foreign file, or a part of it that no file can hold."""


class TraceWriteError(TraceError, OSError):
    """The file system refused to take a trace: a full disk, a folder that cannot be written. It is an OSError as well."""


class TraceExistsError(TraceError, FileExistsError):
    """Something has the name already that a trace should get. It is a FileExistsError as well."""
