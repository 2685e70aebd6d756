"""`python -m qkv.cli`, for where the `qkv` script is not on the path."""

from . import main

main()
