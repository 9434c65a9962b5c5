"""TABLES: the only SQL."""
