"""Where the name of a body holds the own name of its place: ``CÔNG AN XÃ`` and ``HÒA BÌNH THƯỢNG``."""

import re

_OWN = re.compile(r"\b(?:xã|phường|đặc khu|thị trấn|tỉnh|thành phố) (?=[^\W\d])", re.IGNORECASE)


def own_name_at(body: str) -> int:
    """Return where the own name of its place begins, to the end of the body's name; its length where none does.

    A number is no name: ``PHƯỜNG 5`` is one.
    """
    found = _OWN.search(body.replace("\N{NO-BREAK SPACE}", " "))
    return found.end() if found else len(body)
