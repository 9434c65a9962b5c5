"""What the file of a paper is called: its title, as every machine lets a file be called."""

import re
from unicodedata import normalize

LONGEST = 110
"""Letters of a name without its ending: with the folders above it Windows takes 260."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
"""What Windows lets no file name have, colons and slashes of titles among it."""
_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(\.|$)", re.IGNORECASE)


def file_name(title: str, ending: str = ".pdf") -> str:
    """Return a title as the name of a file: composed letters, no sign that Windows forbids, its midst left out.

    What tells papers of a form apart stands at the end of their titles.
    """
    words = " ".join(_FORBIDDEN.sub(" ", normalize("NFC", title)).split()).strip(". ")
    if len(words) > LONGEST:
        half = LONGEST // 2 - 1
        words = f"{words[:half].rstrip()} … {words[-half:].lstrip()}"
    if not words or _DEVICES.match(words):
        words = f"Văn bản {words}".strip()
    return words + ending
