"""The trade register of SIPRI, in the three layouts in which it is published."""

from functools import partial
from typing import Final

from timeline.readers.formats.base import Fields, TableFormat
from timeline.readers.formats.sipri import columns, deliveries, notes, orders

_SOURCE: Final[Fields] = {
    "title": "SIPRI Arms Transfers Database: trade register",
    "publisher": "Stockholm International Peace Research Institute",
    "url": "https://www.sipri.org/databases/armstransfers",
    "language": "en",
    "reliability": "B",
}
_COMMENTS: Final = ("Comments",)


def _per_delivery(id_: str, supplier: str, recipient: str) -> dict[str, tuple[str, ...]]:
    """Return the columns of a layout with one row for each year of delivery."""
    return {
        "when": ("Order date", "Order date is estimate"),
        "stage": ("Order date",),
        "systems": ("Designation",),
        "seller": (supplier,),
        "recipient": (recipient,),
        "mode": ("Local production",),
        "condition": ("Status",),
        "delivered": ("Numbers delivered",),
        "deliveries": (id_,),
        "deliveries.when": ("Delivery year", "Delivery year is estimate"),
        "deliveries.quantity": ("Numbers delivered", "Numbers delivered is estimate"),
        "tiv_unit": ("TIV deal unit",),
        "tiv_new": ("SIPRI estimate",),
        "tiv_delivered": ("TIV delivery values",),
    }


FORMATS: Final = (
    TableFormat(
        name="sipri-orders",
        title="trade register of SIPRI, one row for each order",
        header=partial(columns.header, columns.ORDERS),
        columns={
            "when": ("Year of order", "Year of order ?"),
            "stage": ("Year of order",),
            "systems": ("Weapon designation",),
            "recipient": ("Recipient",),
            "seller": ("Supplier",),
            "condition": ("status",),
            "quantity": ("Number ordered", "Number ordered ?"),
            "delivered": ("Number delivered", "Number delivered ?"),
            "delivery.actual": ("Year(s) of delivery",),
            "delivery.expected": _COMMENTS,
            "buyer": _COMMENTS,
            "payer": _COMMENTS,
            "mode": _COMMENTS,
            "cost": _COMMENTS,
            "platform": _COMMENTS,
            "local_designation": _COMMENTS,
            "tiv_unit": ("SIPRI TIV per unit",),
            "tiv_total": ("SIPRI TIV for total order",),
            "tiv_delivered": ("SIPRI TIV of delivered weapons",),
        },
        convert=orders.convert,
        describe=notes.describe,
        source=_SOURCE,
    ),
    TableFormat(
        name="sipri-deliveries",
        title="trade register of SIPRI, one row for each order and year of delivery",
        header=partial(columns.header, columns.DELIVERIES),
        columns=_per_delivery("SIPRI AT Database ID", "Supplier", "Recipient"),
        convert=deliveries.convert,
        describe=notes.describe,
        source=_SOURCE,
    ),
    TableFormat(
        name="sipri-deals",
        title="older export of SIPRI's trade register, one row for each deal and year of delivery",
        header=partial(columns.header, columns.DEALS),
        columns=_per_delivery("Deal ID", "Seller", "Buyer"),
        convert=deliveries.convert,
        describe=notes.describe,
        source=_SOURCE,
    ),
)
"""The layouts, the newest of each sort first."""
