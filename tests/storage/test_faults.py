"""Every code of this room has a sentence whose slots it fills."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from desktop_app.model.problems import Problem, Refused
from desktop_app.storage.faults import problem, told
from desktop_app.wording.messages import Messages

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = tomllib.loads((ROOT / "resources/messages/storage.vi.toml").read_text(encoding="utf-8"))["problem"]
VALUES = {
    "path",
    "detail",
    "folder",
    "unit",
    "own",
    "version",
    "known",
    "table",
    "parent",
    "key",
    "document",
    "name",
    "seq",
    "missing",
}


def test_codes_and_sentences_answer_each_other():
    sources = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "desktop_app/storage").glob("*.py"))
    raised = set(re.findall(r'"((?:book|history)\.[a-z_]+)"', sources))
    assert raised == set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_speaks_only_of_what_problems_hold(tmp_path: Path, code: str):
    assert set(re.findall(r"\{(\w+)", SENTENCES[code])) <= VALUES
    shutil.copy(ROOT / "resources/messages/storage.vi.toml", tmp_path)
    sentence = Messages.load(tmp_path).problem(Problem(code, values=dict.fromkeys(VALUES, "x")))
    assert "{" not in sentence


def test_a_fault_of_the_disk_names_the_file():
    assert problem("book.missing", Path("so.db")).values["path"] == "so.db"


def test_what_is_no_fault_of_the_disk_passes_as_it_is():
    with pytest.raises(ZeroDivisionError), told(None):
        _ = 1 // len("")
    with pytest.raises(Refused) as caught, told(None):
        raise Refused(problem("book.missing", None))
    assert caught.value.problems[0].code == "book.missing"
