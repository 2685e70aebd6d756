"""Questions to a trace: what a token read, who read it, and what kind of head that is. All stream; none stores N × N."""
