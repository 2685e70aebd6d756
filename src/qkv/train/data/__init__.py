"""Data to train on: the user's own files, and what is built in. What was left out is told."""
