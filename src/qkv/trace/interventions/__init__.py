"""Changing what a model's attention may read, and measuring what becomes of its answer."""
