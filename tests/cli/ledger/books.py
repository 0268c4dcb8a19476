"""Chronicles of one system each for the rules of the ledger, and what it says of them."""

from typing import Any, Final

ACTORS: Final = """\
  duchy: {name: Duchy, kind: former-state}
  army: {name: Army, kind: unit, part_of: duchy}
  guard: {name: Guard, kind: unit, part_of: army}
  rebels: {name: Rebels, kind: armed-group}
"""
WHOLE = {
    "some": "when: 2010, buyer: kor, stage: ordered, quantity: '>3'",
    "more": "when: 2011, buyer: kor, stage: ordered, quantity: '>3', cost: '>3e6 USD'",
    "few": "when: 2012, buyer: kor, stage: delivered, quantity: '<5'",
    "count": "kind: inventory, when: 2013, operator: kor, quantity: '>10'",
    "gone": "kind: incident, when: 2014, involved: kor, lost: '<3'",
    "later": "kind: inventory, when: 2015, operator: kor, quantity: 8",
}


STOCK = {
    "theirs": "kind: inventory, when: 2010, operator: jpn, quantity: 40",
    "ours": "kind: inventory, when: 2010, operator: kor, quantity: 10",
    "old": "when: 2011, recipient: kor, seller: jpn, stage: ordered, quantity: 12, mode: gift,"
           " condition: second-hand, deliveries: [{when: 2012, quantity: 5}]",
    "old-came": "when: 2013, recipient: kor, stage: delivered, quantity: 3,"
                " links: [{delivers: stock-old}]",
    "lent": "when: 2014, recipient: kor, seller: jpn, stage: delivered, quantity: 2, mode: loan",
    "made": "when: 2014, recipient: kor, seller: jpn, stage: delivered, quantity: 4, mode: gift,"
            " condition: new",
    "given": "when: 2014, recipient: kor, seller: jpn, stage: delivered, quantity: 1, mode: gift",
    "their-count": "kind: inventory, when: 2015, operator: jpn, quantity: 32",
    "our-count": "kind: inventory, when: 2015, operator: kor, quantity: 25",
}  # fmt: skip
EMPTY = {
    "theirs": "kind: inventory, when: 2010, operator: jpn, quantity: 2",
    "sold": "when: 2011, recipient: kor, seller: jpn, stage: delivered, quantity: 5,"
            " condition: second-hand",
}  # fmt: skip
CRASHES = {
    "ours": "kind: inventory, when: 2010, operator: kor, quantity: 10",
    "theirs": "kind: inventory, when: 2010, operator: jpn, quantity: 10",
    "crash": "kind: incident, when: 2011, form: crash, involved: kor",
    "shot": "kind: incident, when: 2012, form: shootdown, by: kor, against: jpn, quantity: 3",
    "nobody": "kind: incident, when: 2013, form: crash, lost: 2",
    "fire": "kind: incident, when: 2013, form: fire, by: kor, against: jpn",
    "our-count": "kind: inventory, when: 2014, operator: kor, quantity: 4",
    "their-count": "kind: inventory, when: 2014, operator: jpn, quantity: 11",
}
HANDED = {
    "order": "when: 2010, buyer: kor, stage: ordered, quantity: 40",
    "listed": "when: 2011, buyer: kor, stage: ordered, quantity: 9,"
              " deliveries: [{when: 2013, quantity: 9}]",
    "first": "kind: deployment, when: 2012, host: kor, movement: arrival, quantity: 31,"
             " links: [{delivers: handed-order}]",
    "again": "kind: deployment, when: 2013-05, host: kor, movement: arrival, quantity: 9,"
             " links: [{delivers: handed-listed}]",
    "drill": "kind: deployment, when: 2014, host: kor, movement: arrival, quantity: 6",
    "count": "kind: inventory, when: 2016, operator: kor, quantity: 40",
}  # fmt: skip
AID = {
    "order": "when: 2010, buyer: kor, stage: ordered, quantity: 40",
    "part": "when: 2011, buyer: kor, stage: delivered, quantity: 15,"
            " links: [{delivers: aid-order}]",
    "tanks": "kind: measure, when: 2013, form: aid, by: jpn, towards: kor, quantity: 11..12,"
             " links: [{delivers: aid-order}]",
    "package": "kind: measure, when: 2015, form: aid, by: jpn, towards: kor,"
               " links: [{delivers: aid-order}]",
}  # fmt: skip
ROLES = {
    "order": "when: 2010, buyer: kor, seller: jpn, stage: ordered, quantity: 9",
    "came": "when: 2011, stage: delivered, quantity: 4, links: [{delivers: roles-order}]",
    "aid": "when: 2012, recipient: jpn, stage: delivered, quantity: 2",
    "count": "kind: inventory, when: 2013, operator: jpn, quantity: 2",
    "crash": "kind: incident, when: 2014, involved: rokaf, form: crash, lost: 1",
    "open": "when: 2015, stage: ordered, quantity: 7",
}
RETIRED = {
    "theirs": "kind: inventory, when: 2010, operator: jpn, quantity: 40",
    "ours": "kind: inventory, when: 2010, operator: kor, quantity: 0",
    "scrapped": "kind: retirement, when: 2011, operator: jpn, form: scrapped, quantity: 5",
    "sold": "kind: retirement, when: 2012, operator: jpn, form: sold, quantity: 8, recipient: kor",
    "resale": "when: 2013, recipient: kor, seller: jpn, stage: delivered, quantity: 8,"
              " condition: second-hand, links: [{refers-to: retired-sold}]",
    "wreck": "kind: incident, when: 2014, form: crash, involved: jpn",
    "struck": "kind: retirement, when: 2014, operator: jpn, form: retired, quantity: 1,"
              " links: [{refers-to: retired-wreck}]",
    "their-count": "kind: inventory, when: 2015, operator: jpn, quantity: 26",
    "our-count": "kind: inventory, when: 2015, operator: kor, quantity: 8",
}  # fmt: skip
LARGER = {
    "theirs": "kind: inventory, when: 2010, operator: jpn, quantity: 40",
    "sold": "kind: retirement, when: 2012, operator: jpn, form: sold, quantity: 5",
    "resale": "when: 2013, recipient: kor, seller: jpn, stage: ordered, quantity: 8,"
              " condition: modernised, links: [{responds-to: larger-sold}],"
              " deliveries: [{when: 2014, quantity: 3}, {when: 2016, quantity: 4}]",
    "whole": "kind: retirement, when: 2017, operator: jpn, form: scrapped, quantity: 6",
    "part": "kind: retirement, when: 2017-03, operator: jpn, form: scrapped, quantity: 2,"
            " links: [{part-of: larger-whole}]",
    "count": "kind: inventory, when: 2018, operator: jpn, quantity: 28",
}  # fmt: skip
UNTOLD = {
    "theirs": "kind: inventory, when: 2010, operator: jpn, quantity: 40",
    "some": "kind: retirement, when: 2011, operator: jpn, form: stored",
    "first-count": "kind: inventory, when: 2012, operator: jpn, quantity: 31",
    "other": "kind: retirement, when: 2013, operator: kor, form: retired, quantity: 3",
    "open": "kind: retirement, when: 2014, form: retired, quantity: 4",
    "planned": "kind: retirement, status: planned, when: 2014, operator: jpn, form: retired,"
               " quantity: 2",
    "last-count": "kind: inventory, when: 2015, operator: jpn, quantity: 24",
}  # fmt: skip
PARTS = {
    "base": "kind: inventory, when: 2011, operator: kor, quantity: 10",
    "open": "kind: retirement, when: 2012, operator: kor, form: sold",
    "known": "kind: retirement, when: 2012, operator: kor, form: sold, quantity: 2,"
             " links: [{part-of: parts-open}]",
    "crash": "kind: incident, when: 2012-05-01, form: crash, involved: jpn, lost: {jpn: 1}",
    "mourned": "kind: retirement, when: 2012-05, operator: kor, form: retired, quantity: 1,"
               " links: [{refers-to: parts-crash}]",
    "count": "kind: inventory, when: 2014, operator: kor, quantity: 8",
}  # fmt: skip
RELATIVE = {
    "base": "kind: inventory, when: 2011, operator: kor, quantity: 10",
    "order": "when: 10 days before relative-count, buyer: kor, stage: ordered, quantity: 5,"
             " deliveries: [{when: 2012, quantity: 5}]",
    "count": "kind: inventory, when: 2012-06-20, operator: kor, quantity: 10",
}  # fmt: skip
JOINT = {
    "own": "kind: inventory, when: 2009, operator: kor, quantity: 30",
    "both": "kind: inventory, when: 2009, operator: [kor, jpn], quantity: 10",
    "crash": "kind: incident, form: crash, when: 2010, involved: kor, lost: {kor: 2}",
    "own-count": "kind: inventory, when: 2014, operator: kor, quantity: 28",
    "both-count": "kind: inventory, when: 2014, operator: [kor, jpn], quantity: 10",
}
QUERIED = {
    "base": "kind: inventory, when: 2010, operator: kor, quantity: 10",
    "order": "when: 2011, recipient: kor, seller: jpn, stage: ordered, quantity: 8",
    "came": "when: 2012, stage: delivered, quantity: 5, links: [{delivers: queried-order}]",
    "gift": "when: 2013, recipient: jpn, seller: kor, stage: delivered, quantity: 4, mode: gift,"
            " condition: second-hand",
    "crash": "kind: incident, when: 2014, form: crash",
    "sold": "kind: retirement, when: 2014, form: sold, quantity: 2",
    "count": "kind: inventory, when: 2015, operator: kor, quantity: 11",
}  # fmt: skip
UNITS = {
    "base": "kind: inventory, when: 2010, operator: duchy, quantity: 10",
    "order": "when: 2011, buyer: duchy, stage: ordered, quantity: 6",
    "came": "when: 2012, recipient: army, stage: delivered, quantity: 4,"
            " links: [{delivers: units-order}]",
    "scrapped": "kind: retirement, when: 2013, operator: guard, form: scrapped, quantity: 3",
    "crash": "kind: incident, when: 2014, form: crash, involved: [guard, rebels],"
             " lost: {guard: 1}",
    "theirs": "kind: retirement, when: 2014, operator: rebels, form: scrapped, quantity: 2",
    "count": "kind: inventory, when: 2015, operator: army, quantity: 10",
}  # fmt: skip
STRUCK = {
    "base": "kind: inventory, when: 2013-12, operator: kor, quantity: 10",
    "crash": "kind: incident, when: 2014-05-05, form: crash, involved: kor, lost: 1",
    "may": "kind: inventory, when: 2014-05-20, operator: kor, quantity: 9",
    "struck": "kind: retirement, when: 2014-06, operator: rokaf, form: scrapped, quantity: 1,"
              " links: [{refers-to: struck-crash}]",
    "july": "kind: inventory, when: 2014-07-31, operator: kor, quantity: 9",
    "open": "kind: incident, when: 2015-02, form: crash, involved: kor",
    "march": "kind: inventory, when: 2015-03, operator: kor, quantity: 7",
    "both": "kind: retirement, when: 2015-05, operator: kor, form: scrapped, quantity: 2,"
            " links: [{refers-to: struck-open}]",
    "june": "kind: inventory, when: 2015-06-30, operator: kor, quantity: 7",
    "before": "kind: retirement, when: 2015-07, operator: kor, form: retired, quantity: 1,"
              " links: [{refers-to: struck-late}]",
    "late": "kind: incident, when: 2015-09, form: crash, involved: kor, lost: 1",
    "last": "kind: inventory, when: 2016, operator: kor, quantity: 5",
}  # fmt: skip
RETURNED = {
    "base": "kind: inventory, when: 2001, operator: jpn, quantity: 7",
    "back": "kind: retirement, when: 2003, operator: kor, form: returned, quantity: 3,"
            " recipient: jpn",
    "wrecks": "kind: retirement, when: 2004, operator: kor, form: scrapped, quantity: 2,"
              " recipient: jpn",
    "count": "kind: inventory, when: 2005, operator: jpn, quantity: 10",
    "gift": "kind: retirement, when: 2006, operator: kor, form: given-away, quantity: 1,"
            " recipient: jpn",
    "later": "kind: inventory, when: 2007, operator: jpn, quantity: 12",
}  # fmt: skip
SYSTEMS = {
    "whole": WHOLE,
    "stock": STOCK,
    "empty": EMPTY,
    "crashes": CRASHES,
    "handed": HANDED,
    "aid": AID,
    "roles": ROLES,
    "retired": RETIRED,
    "larger": LARGER,
    "untold": UNTOLD,
    "parts": PARTS,
    "relative": RELATIVE,
    "joint": JOINT,
    "queried": QUERIED,
    "struck": STRUCK,
    "returned": RETURNED,
    "units": UNITS,
}


class Book:
    """The ledger of one system as JSON."""

    def __init__(self, found: Any) -> None:
        self.groups = found["groups"]
        self.accounts = [each for group in found["groups"] for each in group["accounts"]]
        self.rows = {row["key"]: row for each in self.accounts for row in each["entries"]}

    def sums(self) -> dict[str, str]:
        (account,) = self.accounts
        return {each["stage"]: each["units"]["text"] for each in account["sums"]}

    def backlog(self) -> str:
        (account,) = self.accounts
        return str(account["backlog"]["text"])

    def check(self, key: str) -> tuple[str, str]:
        """The number with which a stated fleet was compared, and the verdict."""
        (check,) = self.rows[key]["checks"]
        return check["sum"]["text"], check["verdict"]

    def departures(self, key: str) -> list[tuple[str, str, list[str]]]:
        """The units that left the fleet before this total: how, how many, in which events."""
        (check,) = self.rows[key]["checks"]
        return [
            (each["stage"], each["units"]["text"], each["keys"]) for each in check["departures"]
        ]
