"""Parse the address of a PostgreSQL server.

``postgresql://USER:PASSWORD@HOST:PORT/DATABASE?NAME=VALUE&…``, as libpq reads it. But people do not
percent-encode their passwords, so the last ``@`` ends the password if no other reading is valid. An
address that is ambiguous or invalid is rejected, and no part of it is shown, because any part may
belong to the password.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from timeline.errors import DatabaseError, UsageError
from timeline.importing import how_to_install
from timeline.likeness import near
from timeline.safetext.masking import MASK
from timeline.text import suggest

DRIVER: Final = "postgresql+psycopg"
SCHEMES: Final = ("postgresql", "postgres", DRIVER)
SHOWN: Final = (
    "host", "hostaddr", "port", "dbname", "user", "service", "sslmode", "connect_timeout",
    "target_session_attrs", "client_encoding",
)  # fmt: skip
"""The parameters whose values a message may show."""

_ENCODE: Final = (
    "in a user name or a password write %40 for @, %3A for :, %2F for /, %3F for ?, %23 for #,"
    " %25 for %"
)
_PARAMETERS: Final = (
    "parameters are those of psql, among them host, port, user, password, sslmode,"
    " connect_timeout, options; and " + _ENCODE
)
_TAIL: Final = re.compile(
    r"(?P<host>\[[0-9A-Fa-f:.%]+\]|[^\s/?#@:\[\]]*)(?::(?P<port>[^/?#@]*))?"
    r"(?:/(?P<database>[^/?#@]*))?(?:\?(?P<query>.*))?",
    re.DOTALL,
)
_UNKNOWN: Final = "there is no parameter"
_NO_PORT: Final = "its port is not a number from 1 to 65535"
_NAME: Final = re.compile(r"[a-z_]+")
_SECRET: Final = re.compile("password|secret|scram")
_SECRET_SETTING: Final = re.compile(r"(?:\.|pass|secret|token)[^\s=]*=(\S+)", re.IGNORECASE)
_SEVERAL: Final = ("host", "port")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to split an address at an ``@``; ``before`` is None if there is no ``@``."""

    before: str | None
    after: str

    @property
    def query(self) -> list[tuple[str, str, str]]:
        match = _TAIL.fullmatch(self.after)
        pieces = (match["query"] or "").split("&") if match else []
        return [piece.partition("=") for piece in pieces if piece]

    def fault(self, known: Iterable[str]) -> str:
        """Return why this reading is not valid; empty if it is."""
        match = _TAIL.fullmatch(self.after)
        if match is None or (self.before and re.search("[/?#@]", self.before.partition(":")[0])):
            return "its parts cannot be distinguished"
        if match["port"] and not (match["port"].isdecimal() and 0 < int(match["port"]) < 65536):
            return _NO_PORT
        if not all(equals and _NAME.fullmatch(name) for name, equals, _ in self.query):
            return "after ? it must have NAME=VALUE, separated by &"
        for name, _, value in self.query:
            if name not in known:
                offers = suggest(near(name, known))
                return f"{_UNKNOWN} {name}" + (offers and f": {offers}")
            if name == "port" and not re.fullmatch("[0-9]*(?:,[0-9]*)*", value):
                return _NO_PORT
        return ""


def read_server(address: str) -> URL:
    """Return the URL of a PostgreSQL address for SQLAlchemy with psycopg.

    Raises UsageError, which shows nothing secret, for an invalid address; DatabaseError if the
    psycopg library is missing.
    """
    scheme, _, rest = address.partition("://")
    known = _parameters()
    end = re.search("[/?#]|$", rest)
    assert end is not None
    cuts = [rest.rfind("@", 0, end.start()), rest.rfind("@")]
    strict, late = (_Reading(rest[:cut] if cut >= 0 else None, rest[cut + 1 :]) for cut in cuts)
    fault = strict.fault(known)
    if cuts[0] != cuts[1]:  # an @ after the end of the server part
        doubtful = not fault or fault.startswith(_UNKNOWN)
        if not late.fault(known) and not doubtful:
            strict, fault = late, ""
        elif strict.before is None or fault:
            fault = "the end of its password is ambiguous"
    if fault:
        raise _unreadable(scheme, fault)
    try:
        url = _url(strict)
        url.get_dialect()().create_connect_args(url)
    except UnicodeError:
        raise _unreadable(scheme, "it contains bytes that are not UTF-8, or NUL") from None
    except ArgumentError:
        raise _unreadable(scheme, "its hosts and ports do not match") from None
    return url


def _unreadable(scheme: str, fault: str) -> UsageError:
    hint = _PARAMETERS if fault.startswith(_UNKNOWN) else _ENCODE
    return UsageError(f"the address {scheme}://{MASK} cannot be used: {fault}", hint)


def shown(url: URL) -> str:
    """Return a PostgreSQL address for a message, without anything that may be secret."""
    query = {name: value if name in SHOWN else MASK for name, value in url.query.items()}
    text = url.set(drivername="postgresql", query=query).render_as_string(hide_password=True)
    return text.replace("%2A%2A%2A", MASK)


def secrets(url: URL) -> list[str]:
    """Return the texts that a message must not repeat."""
    found = [str(url.password or "")]
    for name, value in url.query.items():
        for text in (value,) if isinstance(value, str) else value:
            if name == "options":
                found += _SECRET_SETTING.findall(text)
            elif _SECRET.search(name):
                found.append(text)
    return [each for each in found if each]


def _url(reading: _Reading) -> URL:
    match = _TAIL.fullmatch(reading.after)
    assert match is not None
    user, colon, password = (reading.before or "").partition(":")
    query: dict[str, tuple[str, ...]] = {}
    for name, _, value in reading.query:
        query[name] = (*query.get(name, ()), _decoded(value))
        if len(query[name]) > 1 and name not in _SEVERAL:
            raise UsageError(f"the address has the parameter {name} twice", "remove one of them")
    return URL.create(
        DRIVER,
        username=_decoded(user) or None,
        password=_decoded(password) if colon else None,
        host=_decoded(match["host"].strip("[]")) or None,
        port=int(match["port"]) if match["port"] else None,
        database=_decoded(match["database"] or "") or None,
        query={name: values if len(values) > 1 else values[0] for name, values in query.items()},
    )


def _decoded(text: str) -> str:
    """Decode percent-encoding as libpq does; a plus stays a plus."""
    text = unquote(text, errors="strict")
    text.encode()
    if "\0" in text:
        raise UnicodeError
    return text


def _parameters() -> frozenset[str]:
    """Return the names of the parameters that libpq accepts."""
    try:
        from psycopg.pq import Conninfo
    except ImportError:
        raise DatabaseError(
            "PostgreSQL needs the psycopg library", how_to_install("postgres")
        ) from None
    return frozenset(each.keyword.decode() for each in Conninfo.get_defaults())
