import pytest

from desktop_app.esigning.tokens import certificates, session
from desktop_app.model.problems import Refused
from tests.soft_token import PIN, SoftToken


def code_of(action) -> str:
    with pytest.raises(Refused) as refused:
        action()
    return refused.value.problems[0].code


def test_certificates_are_read_without_a_pin(soft_token: SoftToken) -> None:
    found = certificates(soft_token.library)
    assert [one.holder for one in found] == ["Phạm Minh Tuấn", "Trần Văn Cũ", "Ủy ban nhân dân xã Tân Thành"]
    chairman = found[0]
    assert (chairman.token, chairman.organisation) == (soft_token.label, "Ủy ban nhân dân xã Tân Thành")
    assert (chairman.issuer, chairman.serial, chairman.key_id) == ("CA thử nghiệm", "3e9", "01")
    assert chairman.valid_from.year == 2025
    assert len(chairman.fingerprint) == 64


def test_a_pin_opens_the_token(soft_token: SoftToken) -> None:
    (chairman, *_) = certificates(soft_token.library)
    with session(soft_token.library, chairman, PIN) as opened:
        assert list(opened.get_objects())


def test_a_wrong_pin_is_tried_once_and_never_again(soft_token: SoftToken, monkeypatch: pytest.MonkeyPatch) -> None:
    import pkcs11

    (chairman, *_) = certificates(soft_token.library)
    tried: list[object] = []
    tokens = pkcs11.lib(soft_token.library)

    class Counting:
        def __init__(self, token) -> None:
            self._token = token

        def __getattr__(self, name: str):
            return getattr(self._token, name)

        def open(self, **named):
            tried.append(named.get("user_pin"))
            return self._token.open(**named)

    class Library:
        @staticmethod
        def get_tokens():
            return [Counting(token) for token in tokens.get_tokens()]

    monkeypatch.setattr(pkcs11, "lib", lambda _so: Library)
    assert code_of(lambda: session(soft_token.library, chairman, "000000").__enter__()) == "esigning.pin_wrong"
    assert tried == ["000000"]


def test_what_is_no_library_and_an_empty_drive_are_told_apart(tmp_path) -> None:
    (tmp_path / "khong-phai.so").write_text("no library")
    assert code_of(lambda: certificates(str(tmp_path / "khong-phai.so"))) == "esigning.library_unreadable"
    assert code_of(lambda: certificates(str(tmp_path / "khong-co.so"))) == "esigning.library_unreadable"


def test_a_token_that_was_taken_out_is_told(soft_token: SoftToken) -> None:
    from dataclasses import replace

    (chairman, *_) = certificates(soft_token.library)
    gone = replace(chairman, token_serial="00ff")  # noqa: S106 - a number on a token
    assert code_of(lambda: session(soft_token.library, gone, PIN).__enter__()) == "esigning.token_gone"
