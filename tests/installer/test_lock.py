import re
import tomllib

import lock
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"(?m)^([\w.-]+)==(\S+)(?: ; [^\\\n]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")
WHOLE = """# head
bagit==1.9.0 \\
    --hash=sha256:aa
    # via so-antt
click==8.5.1 \\
    --hash=sha256:bb
"""


def pins(text: str) -> dict[str, str]:
    return {name: version for name, version, _ in PIN.findall(text)}


@pytest.fixture(scope="module")
def locks(root) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "installer").glob("requirements*.txt")}


@pytest.fixture(scope="module")
def root():
    return lock.HERE.parent


def test_take_out_parts_a_lock_package_by_package():
    rest, taken = lock.take_out(WHOLE, ("bagit",))
    assert rest == "# head\nclick==8.5.1 \\\n    --hash=sha256:bb\n"
    assert taken == "# head\nbagit==1.9.0 \\\n    --hash=sha256:aa\n    # via so-antt\n"


def test_there_are_three_locks_and_every_package_in_them_has_its_hashes(locks):
    assert set(locks) == {"requirements.txt", "requirements-dev.txt", "requirements-source.txt"}
    for name, text in locks.items():
        named = re.findall(r"(?m)^([\w.-]+)==", text)
        assert named, name
        assert named == list(pins(text)), name


def test_what_runs_is_tested_in_the_same_version(locks):
    run, dev = pins(locks["requirements.txt"]), pins(locks["requirements-dev.txt"])
    assert run.items() <= dev.items()


def test_only_what_has_no_wheel_is_apart(locks):
    assert set(pins(locks["requirements-source.txt"])) == set(lock.SOURCE_ONLY)
    assert not set(lock.SOURCE_ONLY) & set(pins(locks["requirements-dev.txt"]))


def test_what_builds_the_source_is_locked_too(locks):
    assert {"setuptools", "setuptools-scm"} <= set(pins(locks["requirements-dev.txt"]))


def test_everything_that_the_project_asks_for_is_locked_in_a_version_it_allows(root, locks):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run = pins(locks["requirements.txt"])
    dev = pins(locks["requirements-dev.txt"]) | pins(locks["requirements-source.txt"])
    for wanted, have in ((project["dependencies"], run), (project["optional-dependencies"]["dev"], dev)):
        for asked in map(Requirement, wanted):
            assert asked.specifier.contains(have[canonicalize_name(asked.name)]), str(asked)


def test_no_lock_names_an_address(locks):
    assert not [name for name, text in locks.items() if lock.ADDRESS.search(text)]
    assert lock.ADDRESS.search("--no-emit-index-url x".replace("no-emit-", ""))


def test_without_uv_it_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setattr(lock.shutil, "which", lambda _name: None)
    assert lock.main([]) == 1
    assert "pip install uv" in capsys.readouterr().err
