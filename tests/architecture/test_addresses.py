"""What is published names no place of the workshop and no package index."""

import re

# Put together from parts, so that this file does not name them itself.
FORBIDDEN = {
    "a folder outside the project": r"\.\./" + "shared|/" + "work/",
    "a host of packages": "py" + r"pi\.org|python" + r"hosted\.|npm" + r"js\.|deb\." + r"debian\.|/" + "simple/",
    "an index option": "--(extra-)?" + "index-url|--find" + "-links=",
}


def test_the_patterns_see_what_they_should():
    for words in ("see ../" + "shared/x", "pip install --" + "index-url x", "https://py" + "pi.org/x"):
        assert any(re.search(pattern, words) for pattern in FORBIDDEN.values()), words


def test_no_tracked_file_names_them(tracked_texts):
    found = [
        f"{name}: {what}: {match[0]}"
        for name, text in tracked_texts.items()
        for what, pattern in FORBIDDEN.items()
        if (match := re.search(pattern, text))
    ]
    assert not found, "\n".join(found)
