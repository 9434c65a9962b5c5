"""What a form's file may hold at a key, in words: a type's name is the program's own and says nothing to a clerk."""

from collections.abc import Mapping

_KINDS: Mapping[str, str] = {
    "str": "chữ trong ngoặc kép",
    "int": "số nguyên",
    "float": "số",
    "bool": "true hoặc false",
    "date": "ngày dạng 2026-11-20, không ngoặc kép",
    "Month": "tháng dạng 2026-11 trong ngoặc kép",
    "Value": "số nguyên hoặc chữ trong ngoặc kép",
    "Block": "một khối [[block]]",
    "tuple": "một danh sách",
    "Heading": "phần đầu văn bản (heading)",
    "Signer": "người ký (signer)",
}
_TYPED: Mapping[str, str] = {"True": "true", "False": "false", "None": "để trống"}


def wanted(name: str) -> str:
    """Return what is to stand at a key, from the name of its type or its choices, ``a | b``."""
    if " | " in name:
        return f"một trong: {name.replace(' | ', ', ')}"
    return _KINDS.get(name, name)


def typed(value: str) -> str:
    """Return a value as it stands in a file of TOML: ``true`` for the program's ``True``."""
    return _TYPED.get(value, value)
