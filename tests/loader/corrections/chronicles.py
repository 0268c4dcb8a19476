"""The chronicles of these tests, and what a database contains of them."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlmodel import Session

from timeline.audit.verify import Verification
from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical
from timeline.query.contents import contents
from timeline.writers.chronicle import TYPES, write_chronicles

REGISTER = """\
sources: {register: {title: A register of transfers, published: 2020-01-01}}
actors: {kor: {name: South Korea, kind: state}, usa: {name: United States, kind: state}}
systems: {kite: {name: Paper Kite, category: aircraft}}
events:
  arms-4711:
    kind: procurement
    title: Kites for South Korea
    when: 2014
    status: planned
    stage: ordered
    buyer: [kor]
    seller: [usa]
    systems: [kite]
    quantity: 50
    cite:
      register: {quote: "kor,usa,50", row: 3, for: [when, stage, buyer, seller, systems, quantity]}
  big-deal:
    kind: procurement
    title: The big deal
    when: 2014
    stage: ordered
    buyer: [kor]
    inferred: {when: said so, stage: said so, buyer: said so}
"""
NOTES = """\
sources: {paper: {title: A paper of the ministry, published: 2021-05-05}}
corrections:
  arms-4711:
    kind: procurement
    quantity: 40
    links: [{part-of: big-deal}]
    cite:
      paper: {quote: forty aircraft, for: [quantity, links]}
    accepted: {quantity: the ministry's own figure}
"""
WITHOUT = "sources: {paper: {title: A paper of the ministry, published: 2021-05-05}}\n"


def correction(body: str, key: str = "arms-4711") -> str:
    """A chronicle with one correction, whose body is written on one line."""
    return f"{WITHOUT}corrections: {{{key}: {{kind: procurement, {body}}}}}\n"


def stored(engine: Engine) -> dict[str, Canonical]:
    """Every record by its key, in a database in which all is as loaded."""
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
        keys = {row.id: row.key for row in session.execute(text("SELECT id, key FROM entity"))}
        return {keys[id_]: record for id_, record in records(session, keys).items()}


def claims(record: Canonical, path: str) -> dict[str, Any]:
    """Which source has which stance to a value, with the rival that it gives."""
    found: dict[str, Any] = {}
    for source, items in record["cite"].items():
        for item in items:
            if path in item.get("for", ()):
                found[source] = "for"
            for stance in ("says", "restates", "disputes"):
                if path in item.get(stance, {}):
                    found[source] = {stance: item[stance][path]}
    return found


def exported(engine: Engine, folder: Path) -> dict[str, str]:
    """What an export of all chronicles writes, by file."""
    with Session(engine) as session:
        write_chronicles(contents(session, TYPES), folder)
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*.yaml"))
    }
