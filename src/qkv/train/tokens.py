"""Text as tokens: byte-pair encoding (Sennrich et al. 2016), learned from the text by the library `tokenizers`.

A word keeps the space before it, digits and signs stand alone, and a letter that was never seen is spelled in bytes: every text
can be written, and decoding gives it back as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from .errors import TrainError, missing

PAD, BOS, EOS = 0, 1, 2
SPECIAL = ("<pad>", "<s>", "</s>")
_BYTES = [f"<0x{n:02X}>" for n in range(256)]
_PIECES = r"▁?[\p{L}\p{M}]+|▁?\p{N}|▁?[^\p{L}\p{M}\p{N}▁\s]|\s+|▁"
LEAST = len(SPECIAL) + 256


class Tokens:
    """A tokenizer that knows its special tokens by their names in Hugging Face's libraries, so that a recording can use it."""

    pad_token_id, bos_token_id, eos_token_id = PAD, BOS, EOS
    all_special_ids = (PAD, BOS, EOS)

    def __init__(self, made: Any):
        self._made = made
        self._made.encode_special_tokens = True  # "<s>" in a text is text

    @staticmethod
    def learned(texts: Iterable[str], size: int) -> Tokens:
        """Learned from texts: `size` tokens at most, of which 259 are special or bytes. TrainError for fewer."""
        kit = _kit()
        if size <= LEAST:
            raise TrainError(
                f"A vocabulary of {size:,} is too small: {LEAST} tokens are bytes and signs. Give 300 or more."
            )
        made = kit.Tokenizer(kit.models.BPE(byte_fallback=True))
        split = kit.pre_tokenizers.Split(kit.Regex(_PIECES), behavior="isolated")
        space = kit.pre_tokenizers.Metaspace(prepend_scheme="never", split=False)
        made.pre_tokenizer = kit.pre_tokenizers.Sequence([space, split])
        made.decoder = kit.decoders.Sequence(
            [kit.decoders.Replace("▁", " "), kit.decoders.ByteFallback(), kit.decoders.Fuse()]
        )
        texts = list(texts)
        letters = _letters(texts, (size - LEAST + 1) // 2)
        trainer = kit.trainers.BpeTrainer(
            vocab_size=size, special_tokens=[*SPECIAL, *_BYTES], initial_alphabet=letters, limit_alphabet=len(letters),
            min_frequency=2, show_progress=False,
        )  # fmt: skip
        made.train_from_iterator(texts, trainer)
        return Tokens(made)

    @staticmethod
    def load(path: str | Path) -> Tokens:
        """Read from a file. TrainError for one that is no tokenizer."""
        kit = _kit()
        try:
            return Tokens(kit.Tokenizer.from_str(Path(path).read_text(encoding="utf-8")))
        except Exception as error:  # tokenizers raises bare Exception
            raise TrainError(f"{str(path)!r} is no tokenizer that can be read: {error}") from error

    def text(self) -> str:
        """The tokenizer as it is written to a file."""
        return str(self._made.to_str(pretty=True))

    def __len__(self) -> int:
        return int(self._made.get_vocab_size())

    def __call__(self, text: str, **_: Any) -> dict[str, list[int]]:
        return {"input_ids": self.encode(text)}

    def encode(self, text: str) -> list[int]:
        """A text's tokens, without begin and end."""
        found: list[int] = self._made.encode(text, add_special_tokens=False).ids
        return found

    def encode_all(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of many texts."""
        return [e.ids for e in self._made.encode_batch_fast(list(texts), add_special_tokens=False)]

    def decode(self, ids: Iterable[int], **_: Any) -> str:
        """The text of tokens; begin, end and padding are written out."""
        return str(self._made.decode([int(n) for n in ids], skip_special_tokens=False))

    def plain(self, ids: Iterable[int]) -> str:
        """The text of tokens up to the end, without signs."""
        kept = []
        for n in ids:
            if int(n) == EOS:
                break
            if int(n) not in self.all_special_ids:
                kept.append(int(n))
        return self.decode(kept)


def _letters(texts: Iterable[str], most: int) -> list[str]:
    """The most frequent letters; of equally frequent ones the first by number, so that the same text gives the same tokens."""
    counts = Counter[str]()
    for text in texts:
        counts.update(text.replace(" ", "▁"))
    return sorted(counts, key=lambda c: (-counts[c], c))[:most]


def _kit() -> Any:
    try:
        import tokenizers
        from tokenizers import decoders, models, pre_tokenizers, trainers
    except ImportError as error:
        raise missing("Training on text", "tokenizers") from error
    del decoders, models, pre_tokenizers, trainers
    return tokenizers
