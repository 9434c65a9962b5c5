"""NOUNS: frozen dataclasses. No Qt, no SQL, no files, no clock."""
