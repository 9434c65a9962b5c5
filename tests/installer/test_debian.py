import debian
import pytest

NAMES = ("libegl1", "libglib2.0-0", "qpdf")


def test_what_dpkg_shows_as_installed_is_not_missing():
    answer = "libegl1 installed\nlibglib2.0-0 not-installed\nqpdf config-files\n"
    assert debian.missing_packages(NAMES, answer) == ("libglib2.0-0", "qpdf")


def test_a_package_renamed_for_64_bit_time_counts():
    assert debian.missing_packages(NAMES, "libegl1 installed\nlibglib2.0-0t64 installed\nqpdf installed\n") == ()


def test_where_there_is_no_dpkg_nothing_is_said_to_be_lacking(monkeypatch):
    monkeypatch.setattr(debian.shutil, "which", lambda _name: None)
    assert debian.lacking(NAMES) == ()


@pytest.fixture
def apt(monkeypatch):
    """Stand in for apt-get: keeps the commands, answers with the codes it is given."""
    ran: list[list[str]] = []
    codes: list[int] = []

    def hear(command):
        ran.append(command)
        return (codes.pop(0) if codes else 0), ["E: Failed to fetch"]

    monkeypatch.setattr(debian, "hear", hear)
    return ran, codes


def test_a_person_without_rights_is_given_the_one_line(monkeypatch, capsys, apt):
    monkeypatch.setattr(debian, "root_prefix", lambda: None)
    assert debian.install_system(NAMES, "Qt needs these") is False
    told = capsys.readouterr().err
    line = "    sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libglib2.0-0 qpdf"
    assert line in told.splitlines()
    assert "Qt needs these" in told
    assert apt[0] == []


@pytest.mark.parametrize("prefix", [(), ("sudo", "-n")])
def test_with_rights_the_list_is_refreshed_once_and_the_rest_installed(monkeypatch, apt, prefix):
    monkeypatch.setattr(debian, "root_prefix", lambda: prefix)
    assert debian.install_system(NAMES, "why") is True
    ran, _ = apt
    assert [command[: len(prefix)] for command in ran] == [list(prefix)] * 2
    assert [("update" in command, "install" in command) for command in ran] == [(True, False), (False, True)]
    assert ran[1][-3:] == list(NAMES)


def test_a_failing_apt_is_told_with_the_line_for_later(monkeypatch, capsys, apt):
    monkeypatch.setattr(debian, "root_prefix", lambda: ())
    apt[1][:] = [0, 100]
    assert debian.install_system(NAMES, "why") is False
    told = capsys.readouterr().err
    assert "apt-get install failed" in told
    assert "E: Failed to fetch" in told
    assert "sudo apt-get install" in told
