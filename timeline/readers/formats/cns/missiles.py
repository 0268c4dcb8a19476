"""The missiles that public registers of tests name, with what is known of each.

The classes are those of the register itself and of open handbooks of the field. A name that is not
here is a missile without a class: its range is not guessed.
"""

import re
from typing import Final, NamedTuple


class Missile(NamedTuple):
    """What a name means. ``form`` is that of its launch; a class or a form may be empty."""

    category: str = "missile"
    klass: str = ""
    form: str = ""


_FORMS = {
    **dict.fromkeys(("crbm", "srbm", "mrbm", "irbm", "icbm", "slbm"), "ballistic"),
    **{name: name for name in ("cruise", "hypersonic", "anti-ship")},
    "sam": "interceptor",
}
_BY_CLASS: Final = {
    "crbm": "frog-7, hwasong-11d",
    "srbm": (
        "scud, scud-b, scud-b-marv, scud-c, scud-c-marv, scud-d, hwasong-5, hwasong-6, hwasong-11,"
        " hwasong-11a, hwasong-11b, hwasong-11c, hwasong-11e, hwasong-11s, kn-02, kn-18, kn-23,"
        " kn-23a, kn-24, kn-25, toksa, rail-mobile-kn-23, unnamed-kn-23-mod"
    ),
    "mrbm": (
        "er-scud, scud-er, extended-range-scud, hwasong-7, hwasong-9, nodong, nodong-1, nodong-2,"
        " rodong, no-dong, kn-15, polaris-2, pukguksong-2, pukkuksong-2"
    ),
    "irbm": "musudan, hwasong-10, hwasong-12, hwasong-16, kn-17, bm-25",
    "icbm": (
        "hwasong-13, hwasong-14, hwasong-15, hwasong-17, hwasong-18, hwasong-19, hwasong-20, kn-08,"
        " kn-14, kn-20, kn-22, kn-28, taepodong-2, taepo-dong-2"
    ),
    "slbm": (
        "kn-11, polaris-1, pukguksong-1, pukkuksong-1, pukguksong-3, pukkuksong-3, pukguksong-4,"
        " pukguksong-5, navalized-kn-23, hwasong-11s-slbm"
    ),
    "hypersonic": "hwasong-8, hwasong-16b, hwasong-16a",
    "cruise": "hwasal-1, hwasal-2, pulhwasal-3-31, hwasal-1-ra-3",
    "anti-ship": "kn-01, kn-19, kumsong-3, padasuri-6, silkworm, hy-2, ag-1, styx, p-20",
    "sam": "kn-06, pongae-5, pyoljji-1-2, sa-2, sa-5",
}
_SPACE = (
    "unha, unha-1, unha-2, unha-3, unha-4, taepodong-1, taepo-dong-1, paektusan-1, chollima-1,"
    " kwangmyongsong, simorgh, safir, qased, qaem-100, zuljanah"
)
_OTHER: Final = {
    # It is an artillery rocket of 300 mm.
    "kn-09": Missile("artillery", "mlrs", "artillery-rocket"),
}


def _of_class(klass: str) -> Missile:
    return Missile("missile", klass, _FORMS[klass])


def _table() -> dict[str, Missile]:
    known = {
        name.strip(): _of_class(klass)
        for klass, names in _BY_CLASS.items()
        for name in names.split(",")
    }
    launchers = Missile("space", "launch-vehicle", "space")
    return known | {name.strip(): launchers for name in _SPACE.split(",")} | _OTHER


_KNOWN: Final = _table()
_ALSO = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<other>[^()]+)\)$")
_CLASSES = re.compile(r"\b(?:crbm|srbm|mrbm|irbm|icbm|slbm)\b")
_EVERYDAY = re.compile(r"\b(?:ballistic|missile|rocket|srbm|mrbm|irbm|icbm|slbm|slv)s?\b")


def known_missile(name: str) -> Missile:
    """Return what is known of a missile by its name, in any case and with or without hyphens.

    ``Hwasong-6 (Scud-C)`` is known by either name, if both mean the same.
    """
    if also := _ALSO.match(name.strip()):
        found = {_known(each) for each in also.groups()} - {Missile()}
        return found.pop() if len(found) == 1 else Missile()
    return _known(name)


def _known(name: str) -> Missile:
    words = _EVERYDAY.sub(" ", name.casefold().replace("hwasongpho", "hwasong"))
    slug = "-".join(re.findall(r"[a-z0-9]+", words))
    slug = re.sub(r"^([a-z]+?)-?([0-9]+)", r"\1-\2", slug)
    if found := _KNOWN.get(slug):
        return found
    if found := _KNOWN.get(re.sub(r"^kn-([0-9])\b", r"kn-0\1", slug)):
        return found
    classes = {*_CLASSES.findall(name.casefold())}  # "Unnamed SRBM" says its class
    return _of_class(classes.pop()) if len(classes) == 1 else Missile()
