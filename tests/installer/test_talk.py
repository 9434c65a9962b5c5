import sys

import pytest
import talk


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one"),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED", "certificate"),
        ("Failed to establish a new connection: Temporary failure in name resolution", "could not be reached"),
        ("Read timed out.", "could not be reached"),
        ("ERROR: [Errno 13] Permission denied: 'x'", "may not write"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.11.3", "no ready-made build"),
        ("something else", "Installing failed."),
    ],
)
def test_what_pip_says_is_told_in_plain_words(output, words):
    told = talk.explain_pip(output, 700)
    assert words in told
    assert output in told


def test_without_a_network_pip_also_finds_no_version_but_the_network_is_what_is_told():
    output = (
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError'\n"
        "ERROR: Could not find a version that satisfies the requirement attrs==26.1.0 (from versions: none)"
    )
    told = talk.explain_pip(output, 700)
    assert "could not be reached" in told
    assert "Retrying" not in told


def test_a_full_disk_is_told_with_the_room_that_is_needed():
    assert "700 MB" in talk.explain_pip("No space left on device", 700)


def test_hear_gives_every_line_as_it_comes_and_the_exit_code():
    script = "import sys; print('one'); print('two', file=sys.stderr, flush=True); sys.exit(3)"
    heard: list[str] = []
    code, said = talk.hear([sys.executable, "-u", "-c", script], heard.append)
    assert (code, said) == (3, ["one", "two"])
    assert heard == said


def test_hear_gives_the_command_no_input_to_wait_for():
    code, said = talk.hear([sys.executable, "-c", "import sys; print(repr(sys.stdin.read()))"])
    assert (code, said) == (0, ["''"])


def test_hand_over_returns_the_exit_code_and_adds_to_the_environment(tmp_path):
    script = "import os, sys; open(os.environ['HERE'], 'w').write(os.getcwd()); sys.exit(4)"
    written = tmp_path / "cwd"
    assert talk.hand_over([sys.executable, "-c", script], tmp_path, {"HERE": str(written)}) == 4
    assert written.read_text() == str(tmp_path)


def test_a_step_says_what_and_how_long_on_stderr_only(capsys):
    with talk.step("Making it"):
        pass
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("* Making it ...\n  done in 0.0 s")
