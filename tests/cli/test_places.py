from pathlib import Path

from desktop_app.cli.places import TargetType


def test_a_folder_is_one_that_is_there_or_a_name_that_ends_as_one(tmp_path: Path) -> None:
    kind = TargetType()
    for given in (f"{tmp_path}/new/", str(tmp_path)):
        target = kind.convert(given, None, None)
        assert target.folder
        assert target.named("usual.pdf") == Path(given) / "usual.pdf"
        assert kind.convert(target, None, None) is target
    file = kind.convert(f"{tmp_path}/x.pdf", None, None)
    assert file.named("usual.pdf") == tmp_path / "x.pdf"
