"""Qt models and delegates over frozen rows."""
