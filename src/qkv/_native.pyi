"""qkv's native code (native/). Absent where no compiler was there at install: import it inside try."""

def build_info() -> dict[str, str]:
    """How this module was compiled: "compiler" (name and version), "flags", "architecture"."""

def isa() -> list[str]:
    """Instruction sets of this CPU, "scalar" first, each including those before it."""
