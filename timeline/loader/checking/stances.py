"""The value that a source gives beside the accepted one: under the right word?"""

from timeline.canonical.comparing import can_be_restated, contradicts, same
from timeline.canonical.record import FieldValue
from timeline.errors import QuantityError
from timeline.text import clip


def stance_fault(stance: str, value: FieldValue, text: str) -> str:
    """Return what is wrong with a source's value beside the accepted one; empty if nothing."""
    field, accepted = value.field, value.text
    if stance == "restates":
        if can_be_restated(field):
            return ""
        return "only numbers, money and dates can be restated: use says: or disputes:"
    try:
        if stance == "disputes" and same(field, accepted, text):
            return f"is the accepted value {clip(accepted)!r} itself: cite it with for:"
        if stance == "says" and contradicts(field, accepted, text):
            return f"contradicts the accepted value {clip(accepted)!r}: put it under disputes:"
    except QuantityError as error:
        return f"{error.message}; put a source's own conversion under restates:"
    return ""
