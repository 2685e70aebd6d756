"""What of a trace is worth showing to people, and the facts that are said about it."""
