"""Roads: how a model's attention calls are got at. Each has `recording(model, sink, engine)`, a context manager."""
