"""What every part of a model writes into its residual stream, and what is made of it: scores and logits as sums of writes."""
