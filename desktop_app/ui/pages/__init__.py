"""Pages: one station of the rail each. Pages do not know each other."""
