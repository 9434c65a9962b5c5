"""SEALED MONTHS: the only cryptography."""
