"""The libraries that are offered are those this machine has, out of a list that says it is habit."""

import tomllib

import pytest

from desktop_app.paths import Paths
from desktop_app.services.finding_tokens import UsualLibrary, usual_libraries

RESOURCES = Paths.standard().resources


def a_list(folder, *rows: str):
    (folder / "esigning").mkdir()
    (folder / "esigning" / "libraries.toml").write_text("\n".join(rows), encoding="utf-8")
    return folder


def row(system: str, whose: str, *files: str) -> str:
    return f"[[library]]\nsystem = '{system}'\nwhose = '{whose}'\nfiles = {list(files)!r}"


def test_one_of_each_maker_that_is_here(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TokenPlace", str(tmp_path))
    for name in ("b.so", "c.so"):
        (tmp_path / name).touch()
    found = usual_libraries(
        a_list(
            tmp_path,
            row("here", "A", f"{tmp_path}/a.so"),
            row("here", "B", f"{tmp_path}/a.so", "$TokenPlace/b.so", f"{tmp_path}/c.so"),
            row("there", "C", f"{tmp_path}/c.so"),
            row("here", "folder", str(tmp_path)),
        ),
        "here",
    )
    assert found == (UsualLibrary(f"{tmp_path}/b.so", "B"),)


def test_the_list_that_comes_with_the_program_says_it_is_unverified() -> None:
    table = tomllib.loads((RESOURCES / "esigning" / "libraries.toml").read_text(encoding="utf-8"))
    assert table["certainty"] == "unverified"
    assert {one["system"] for one in table["library"]} == {"win32", "linux"}
    assert all(one["whose"] and one["files"] for one in table["library"])
    assert usual_libraries(RESOURCES, "a system nobody has") == ()
