"""Records of the same event (``same-as``) shown as one: what each of them really says.

A passage that is cited on one record speaks of that record's values. Shown on the event, where the
value that is accepted may be another, its claim must say which value it means.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from sqlmodel import Session

from timeline.kinds import EVENT_FIELDS
from timeline.kinds.canonical import covers
from timeline.kinds.rivals import Held, Said, differ, given
from timeline.query.details import event_details
from timeline.query.differing import held_of
from timeline.query.events import other_records
from timeline.query.results import ClaimLine, EventDetail, Value

_STATUS: Final = next(field for field in EVENT_FIELDS if field.name == "status")


def with_others(session: Session, detail: EventDetail) -> EventDetail:
    """An event with the values of fields that only its other records have, and claims told apart.

    A claim on a value that differs from the accepted one says that value: it disputes the accepted
    one where the two surely differ (see ``differing``).
    """
    ids = [
        id_ for id_, _ in sorted(other_records(session, [detail.line.id])[detail.line.id], key=_key)
    ]
    if not ids:
        return detail
    values = {value.path: value for value in detail.values}
    fields = {_STATUS.name, *(value.field.name for value in detail.values)}
    accepted = _held(detail)
    held: dict[str, Held] = {}
    for other in event_details(session, ids, in_text=False):
        held[other.line.key] = _held(other)
        accepted = {**held[other.line.key], **accepted}
        new = {each.path: each for each in other.values if each.field.name not in fields}
        values |= new
        fields |= {value.field.name for value in new.values()}
    claims = (
        each
        for claim in detail.claims
        for each in _told_apart(claim, held.get(claim.record.key, {}), values, accepted)
    )
    return replace(detail, values=tuple(values.values()), claims=tuple(claims))


def _held(record: EventDetail) -> Held:
    """What a record holds by path; its status too, where its seed file does not state it."""
    status = {_STATUS.name: Said(_STATUS, record.line.status)}
    return status | {value.path: held_of(value, record.line) for value in record.values}


def _told_apart(
    claim: ClaimLine, own: Held, shown: Mapping[str, Value], accepted: Held
) -> Iterator[ClaimLine]:
    """A claim as one on the values that are shown, and one for each other value that it means."""
    meant = [path for path in own if any(covers(each, path) for each in claim.paths)]
    other = [path for path in meant if path not in shown or own[path].text != shown[path].text]
    supports = claim.stance == "supports"
    if claim.says is not None or not other:
        said = [given(own[path].field, claim.says) for path in meant if claim.says is not None]
        rival = supports and any(
            differ(accepted[path], each) for path, each in zip(meant, said, strict=bool(said))
        )
        yield replace(claim, stance="disputes") if rival else claim
        return
    rest = [each for each in claim.paths if not any(covers(each, path) for path in other)]
    rest += [path for path in meant if path not in other and not any(covers(r, path) for r in rest)]
    if rest:
        yield replace(claim, paths=tuple(rest))
    for path in other:
        rival = supports and differ(accepted[path], own[path])
        stance = "disputes" if rival else claim.stance
        yield replace(claim, paths=(path,), stance=stance, says=own[path].text)


def _key(record: tuple[int, str]) -> str:
    return record[1]
