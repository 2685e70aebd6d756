"""The terminal view: one theme, one console, and a module for each thing that is shown."""
