"""Records of the same event (``same-as``) shown as one: what each of them really says.

A passage that is cited on one record speaks of that record's values. Shown on the event, where the
value that is accepted may be another, its claim must say which value it means.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlmodel import Session

from timeline.errors import QuantityError
from timeline.kinds.canonical import covers
from timeline.kinds.comparing import contradicts
from timeline.query.details import event_details
from timeline.query.events import other_records
from timeline.query.results import ClaimLine, EventDetail, Value


def with_others(session: Session, detail: EventDetail) -> EventDetail:
    """An event with the values of fields that only its other records have, and claims told apart.

    A claim on a value that differs from the accepted one says that value: it disputes the accepted
    one if it surely cannot be a vaguer form of it.
    """
    ids = [
        id_ for id_, _ in sorted(other_records(session, [detail.line.id])[detail.line.id], key=_key)
    ]
    if not ids:
        return detail
    held = {
        other.line.key: {value.path: value for value in other.values}
        for other in event_details(session, ids, in_text=False)
    }
    values = {value.path: value for value in detail.values}
    fields = {value.field.name for value in detail.values}
    for own in held.values():
        new = {path: value for path, value in own.items() if value.field.name not in fields}
        values |= new
        fields |= {value.field.name for value in new.values()}
    claims = (
        each
        for claim in detail.claims
        for each in _told_apart(claim, held.get(claim.record.key, {}), values)
    )
    return replace(detail, values=tuple(values.values()), claims=tuple(claims))


def _told_apart(
    claim: ClaimLine, own: Mapping[str, Value], shown: Mapping[str, Value]
) -> Iterator[ClaimLine]:
    """A claim as one on the values that are shown, and one for each other value that it means."""
    meant = [path for path in own if any(covers(each, path) for each in claim.paths)]
    texts = {path: value.text for path, value in shown.items()}
    other = [path for path in meant if own[path].text != texts.get(path)]
    if claim.says is not None or not other:
        yield claim
        return
    rest = [each for each in claim.paths if not any(covers(each, path) for path in other)]
    rest += [path for path in meant if path not in other and not any(covers(r, path) for r in rest)]
    if rest:
        yield replace(claim, paths=tuple(rest))
    for path in other:
        rival = claim.stance == "supports" and path in shown and _rivals(shown[path], own[path])
        stance = "disputes" if rival else claim.stance
        yield replace(claim, paths=(path,), stance=stance, says=own[path].text)


def _rivals(accepted: Value, other: Value) -> bool:
    try:
        return contradicts(accepted.field, accepted.text, other.text)
    except QuantityError:  # two currencies
        return True


def _key(record: tuple[int, str]) -> str:
    return record[1]
