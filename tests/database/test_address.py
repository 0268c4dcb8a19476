"""An address is read as it is meant, or refused; its password is never shown."""

import string
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import database
from timeline.database.server import SHOWN
from timeline.errors import TimelineError, UsageError
from timeline.safetext.masking import masked

MARK = "S3CR3T"
"""Stands in every part of a password, and nowhere else."""
PIECES = st.one_of(
    st.sampled_from([*"@:/?#&=%+ \\'\";|<>[]{}()~`^$!*,.\n\t\x1b", "%40", "//", "://", "é", "발"]),
    st.text(string.ascii_letters + string.digits, max_size=3),
)
PASSWORDS = st.lists(PIECES, min_size=0, max_size=6).map(
    lambda pieces: MARK + "".join(f"{piece}{MARK}" for piece in pieces)
)
TEMPLATES = [
    "postgresql://u:{}@h/d",
    "postgresql://u:{}@h:5432/d?sslmode=prefer",
    "postgresql+psycopg://u:{}@[::1]/d",
    "postgres://:{}@h",
    "postgresql://u:{}@[::1/d",
    "postgresql://u:{}@h:port/d",
    "postgresql://u:{}@h/d?sslmod=prefer",
    "postgresql://u@h/d?password={}",
    "postgresql://u@h/d?sslpassword={}&sslmode=prefer",
    "postgresql://u@h/d?passwort={}",
    "postgresql://u@h/d?options=-cmy.password%3D{}",
    "postgresql:/u:{}@h/d",
    "postgres:u:{}@h/d",
    "postgre://u:{}@h/d",
    "mysql://u:{}@h/d",
    "sqlite://u:{}@h/d",
    "u:{}@h/d",
    "host=h user=u password={} dbname=d",
]


@given(st.sampled_from(TEMPLATES), PASSWORDS, st.booleans())
def test_no_message_shows_a_password(template: str, password: str, encoded: bool) -> None:
    address = template.format(quote(password, safe="") if encoded else password)
    try:
        message = database.describe(database.locate(address))
    except TimelineError as error:
        message = f"{error.message} {error.hint}"
    assert MARK not in message


@given(st.sampled_from(TEMPLATES[:12]), PASSWORDS)
def test_a_text_that_repeats_an_address_is_masked(template: str, password: str) -> None:
    for text in (template.format(password), f"unexpected ({template.format(password)})"):
        assert MARK not in masked(text)


@given(st.text(string.printable, max_size=9), st.text(string.printable, max_size=9))
def test_the_text_before_the_last_at_is_the_password(before: str, after: str) -> None:
    password = f"{before}@{after}"
    url = database.locate(f"postgresql://u:{quote(password, safe='@:/?#&= ')}@h.example:5432/d")
    assert (url.username, url.password, url.host, url.port, url.database) == (
        "u", password, "h.example", 5432, "d",
    )  # fmt: skip


@given(
    st.text(min_size=1, max_size=20).filter(lambda text: "\0" not in text and text.isprintable())
)
def test_an_encoded_password_comes_back(password: str) -> None:
    url = database.locate(f"postgresql://u:{quote(password, safe='')}@h/d")
    assert url.password == password
    assert database.locate(f"postgresql://u@h/d?password={quote(password)}").query == {
        "password": password
    }


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("postgresql:///d", None),
        ("postgresql://h1,h2/d", "h1,h2"),
        ("postgresql://u:p@h/d?application_name=a@b", "h"),
        ("postgresql://u:a/b@h/d", "h"),
        ("postgresql://u:a?b=c@h/d", "h"),
        ("postgresql://u:5432/a@h/d", "h"),
        (" POSTGRESQL://u@h/d", "h"),
        ("postgresql://u@%2Ftmp%2Fsocket/d", "/tmp/socket"),
    ],
)
def test_an_address_has_one_meaning(address: str, host: str | None) -> None:
    assert database.locate(address).host == host


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://h:5432/d?application_name=a@b",
        "postgresql://u:p@h/d?bogus=a@b",
        "postgresql://u:p@h:0/d",
        "postgresql://h:99999/d",
        "postgresql://h:abc/d",
        "postgresql://h/d?port=abc",
        "postgresql://h/d?bogus=1",
        "postgresql://h/d?sslmode",
        "postgresql://h/d?sslmode=a&sslmode=b",
        "postgresql://h/d?host=a&host=b&port=1&port=2&port=3",
        "postgresql://h/d%00",
        "postgresql://h/%ff",
        "sqlite:///x.db?mode=ro",
        "sqlite://?mode=ro",
        "file:x.db?mode=ro",
        "oracle:x",
    ],
)
def test_an_invalid_address_is_refused_with_a_suggestion(address: str) -> None:
    with pytest.raises(UsageError) as caught:
        database.locate(address)
    assert caught.value.hint


def test_a_parameter_that_is_misspelt_gets_an_offer() -> None:
    with pytest.raises(UsageError, match="sslmod: did you mean sslmode"):
        database.locate("postgresql://h/d?sslmod=prefer")


@pytest.mark.parametrize(
    "path",
    ["notes.db", "./u:p@h/x.db", "/data/password=1/x.db", "a@b.db", "C:\\x\\timeline.db", "a:b.db"],
)
def test_a_path_that_only_looks_like_an_address_stays(path: str) -> None:
    url = database.locate(path)
    assert url.get_backend_name() == "sqlite"
    assert database.describe(url) == path
    assert masked(f"{path} is a folder") == f"{path} is a folder"


def test_a_file_that_is_there_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        database.locate("u:p@h")
    (tmp_path / "u:p@h").touch()
    assert database.locate("u:p@h").database == "u:p@h"


def test_an_ordinary_web_address_has_no_password() -> None:
    text = "https://example.org:8080/@user and a@b"
    assert masked(text) == text


@pytest.mark.parametrize("name", ["password", "sslpassword", "passfile", "options", "sslkey"])
def test_only_what_is_known_to_be_harmless_is_shown(name: str) -> None:
    assert name not in SHOWN
    assert MARK not in database.describe(database.locate(f"postgresql://h/d?{name}={MARK}"))
