"""SCREENS: the only Qt. A screen reads lists and calls verbs."""
