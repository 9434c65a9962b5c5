"""A test stands where its subject stands: ``tests/rules/test_sheet.py`` is about ``desktop_app/rules/sheet.py``."""

from pathlib import PurePosixPath

ACROSS = {"architecture", "journeys", "benchmarks", "old_files", "golden", "geometry"}
"""Folders whose tests are about more than one module."""


def subject(test: str) -> str:
    """Where the module that a test is about must stand."""
    path = PurePosixPath(test)
    room = PurePosixPath(*path.parts[1:-1])
    top = room if room.parts[:1] == ("installer",) else "desktop_app" / room
    return str(top / path.name.removeprefix("test_"))


def test_the_subject_of_a_test():
    assert subject("tests/rules/test_sheet.py") == "desktop_app/rules/sheet.py"
    assert subject("tests/test_clock.py") == "desktop_app/clock.py"
    assert subject("tests/installer/test_go.py") == "installer/go.py"


def test_every_test_module_has_its_subject(tracked_texts):
    tests = [
        name
        for name in tracked_texts
        if name.startswith("tests/") and PurePosixPath(name).name.startswith("test_") and name.endswith(".py")
        if PurePosixPath(name).parts[1] not in ACROSS
    ]
    assert tests
    packages = {str(PurePosixPath(name).parent) + ".py" for name in tracked_texts if name.endswith("__init__.py")}
    lost = [name for name in tests if subject(name) not in tracked_texts and subject(name) not in packages]
    assert not lost, f"tests without a module of their name: {lost}"
