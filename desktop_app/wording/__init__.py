"""HOW VIETNAMESE IS WRITTEN: numbers, dates, amounts in words, and the sentence of every code.

The window, the command line and the paper all speak through this room, so a date looks the same everywhere.
"""
