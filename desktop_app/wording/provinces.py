"""Provinces as clerks write them, with ``TP.`` or ``tỉnh`` or bare, and as a paper names them."""

import re

from desktop_app.model.text import clean, fold

_CITIES = frozenset({"ha noi", "hai phong", "hue", "da nang", "can tho", "ho chi minh"})
"""The six cities run by the centre since 1 July 2025; all other units of that tier are provinces."""
_TIER = re.compile(r"^(tp|thành\s+phố|thanh\s+pho|tỉnh|tinh)\b\.?\s*", re.IGNORECASE)


def bare(province: str) -> str:
    """Return a province's proper name: ``Hồ Chí Minh`` for ``TP. Hồ Chí Minh``."""
    return _TIER.sub("", clean(province))


def named(province: str) -> str:
    """Return ``tỉnh Bắc Ninh`` or ``thành phố Đà Nẵng``, as within a sentence.

    One name has its kind with a capital (NĐ 30/2020/NĐ-CP Phụ lục II mục III).
    """
    name = bare(province)
    city = fold(name)
    kind = "Thành phố" if city == "ho chi minh" else "thành phố" if city in _CITIES else "tỉnh"
    return f"{kind} {name}"
