"""Modules whose weights are learned: attention, the layers around it, and whole models for text, translation and images.

    attention = MultiHeadAttention(256, heads=4, rope=True, attention=qkv.Attention(causal=True))
    model = Transformer(TransformerConfig(source_vocabulary=1000, target_vocabulary=1000))
    save(model, "here"); model = load("here")

All attention runs through `qkv.attention`, so `qkv.record` sees each module's under its own name.
"""

from .alignment import Alignment
from .attention import MultiHeadAttention
from .attention_kinds import DifferentialAttention, GatedAttention, LatentAttention, TalkingHeadsAttention
from .cache import Cache, KeysAndValues
from .checkpoint import load, save
from .config import LanguageModelConfig, RecurrentConfig, TransformerConfig, VisionConfig
from .language_model import LanguageModel
from .layers import DecoderLayer, EncoderLayer, FeedForward
from .recurrent import RecurrentSeq2Seq
from .transformer import Transformer
from .vision import VisionTransformer

__all__ = [
    "Alignment",
    "Cache",
    "DecoderLayer",
    "DifferentialAttention",
    "EncoderLayer",
    "FeedForward",
    "GatedAttention",
    "KeysAndValues",
    "LanguageModel",
    "LanguageModelConfig",
    "LatentAttention",
    "MultiHeadAttention",
    "RecurrentConfig",
    "RecurrentSeq2Seq",
    "TalkingHeadsAttention",
    "Transformer",
    "TransformerConfig",
    "VisionConfig",
    "VisionTransformer",
    "load",
    "save",
]
