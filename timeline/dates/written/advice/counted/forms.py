"""The words for how exact a distance is, each with the form of the wordings that has its meaning.

``more than`` is no such form: it is ``at least`` one unit more where units can be counted so.
"""

from typing import Final

FORM: Final = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about",
    "some": "about", "nearly": "about", "almost": "about", "circa": "about", "~": "about",
    "within": "within", "less than": "within", "at most": "within", "no more than": "within",
    "not more than": "within", "up to": "within", "under": "within", "no later than": "within",
    "fewer than": "within", "inside": "within",
    "at least": "at least", "no less than": "at least", "not less than": "at least",
    "no fewer than": "at least", "more than": "more than", "over": "more than",
    "exactly": "", "just": "", "only": "", "precisely": "",
}  # fmt: skip
