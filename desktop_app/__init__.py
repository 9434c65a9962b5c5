"""Sổ ANTT: the offline book of a commune's security and order protection teams.

Rooms, from the ground up: ``model`` (nouns), ``rules`` (law), ``wording`` (how Vietnamese is written), the four rooms
that touch the world (``storage``, ``printing``, ``excel``, ``bundle``), ``services`` (verbs), ``ui`` and ``cli``.
"""

__version__ = "0.1.0"
