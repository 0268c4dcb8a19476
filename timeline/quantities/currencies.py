"""Currencies by ISO 4217 code, and the number of decimals that an amount may have.

The codes are those of SIX, the maintenance agency of the standard: list one (published 2026-01-01)
and, because a chronology covers the past, list three (withdrawn codes). The value is None if the
lists state no number of decimals (withdrawn currencies, precious metals, special drawing rights).
No library has both lists with the decimals of ISO: see ``docs/decisions.md``.
"""

from timeline.errors import QuantityError

_ACTIVE = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
    CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
    GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
    PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
    TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG""",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
    None: "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XUA",
}
_WITHDRAWN = """
    ADP AFA ALK ANG AOK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BGN BOP BRB BRC
    BRE BRN BRR BUK BYB BYR CHC CSD CSJ CSK CUC CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF GEK GHC
    GHP GNE GNS GQE GRD GWE GWP HRD HRK IEP ILP ILR ISJ ITL LAJ LSM LTL LTT LUC LUF LUL LVL LVR MGF
    MLF MRO MTL MTP MVQ MXP MZE MZM NIC NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR SDD SDP SIT SKK SLL
    SRG STD SUR TJR TMM TPE TRL UAK UGS UGW USS UYN UYP VEB VEF VNC XEU XFO XFU XRE YDD YUD YUM YUN
    ZAL ZMK ZRN ZRZ ZWC ZWD ZWL ZWN ZWR"""

MINOR_UNITS: dict[str, int | None] = dict.fromkeys(_WITHDRAWN.split()) | {
    code: decimals for decimals, codes in _ACTIVE.items() for code in codes.split()
}
"""The number of decimals for each code; None if no list states it."""

SYMBOLS = {
    "AUD": "A$", "BRL": "R$", "CAD": "CA$", "CNY": "CN¥", "EUR": "€", "GBP": "£", "HKD": "HK$",
    "ILS": "₪", "INR": "₹", "JPY": "¥", "KRW": "₩", "KZT": "₸", "MXN": "MX$", "NZD": "NZ$",
    "PHP": "₱", "RUB": "₽", "THB": "฿", "TRY": "₺", "TWD": "NT$", "UAH": "₴", "USD": "$",
    "VND": "₫",
}  # fmt: skip
"""Symbols that denote exactly one currency to an English reader (mostly from the CLDR)."""

_DOLLARS = (("USD", "US dollars"),)
_KRONE = (
    ("SEK", "Swedish kronor"), ("NOK", "Norwegian kroner"), ("DKK", "Danish kroner"),
    ("ISK", "Icelandic krónur"),
)  # fmt: skip
_WON = (("KRW", "South Korean won"), ("KPW", "North Korean won"))

CALLED: dict[str, tuple[tuple[str, str], ...]] = {
    # one currency only
    "us$": (("USD", ""),), "us dollar": (("USD", ""),), "u.s. dollar": (("USD", ""),),
    "american dollar": (("USD", ""),), "euro": (("EUR", ""),), "pound sterling": (("GBP", ""),),
    "sterling": (("GBP", ""),), "yen": (("JPY", ""),), "renminbi": (("CNY", ""),),
    "rmb": (("CNY", ""),), "ntd": (("TWD", ""),), "hryvnia": (("UAH", ""),),
    "shekel": (("ILS", ""),), "zloty": (("PLN", ""),),
    "south korean won": (("KRW", ""),), "north korean won": (("KPW", ""),),
    # possibly several currencies: each code with its condition
    "$": _DOLLARS, "dollar": _DOLLARS, "won": _WON, "₩": _WON,
    "¥": (("JPY", "yen"), ("CNY", "yuan")),
    "yuan": (("CNY", "Chinese yuan"),), "元": (("CNY", "Chinese yuan"),),
    "£": (("GBP", "pounds sterling"),), "pound": (("GBP", "pounds sterling"),),
    "rs": (("INR", "Indian rupees"), ("PKR", "Pakistani rupees")),
    "rupee": (("INR", "Indian rupees"), ("PKR", "Pakistani rupees")),
    "rouble": (("RUB", "Russian roubles"),), "ruble": (("RUB", "Russian roubles"),),
    "kr": _KRONE, "krona": _KRONE[:1], "krone": _KRONE[1:3],
}  # fmt: skip
"""Names and symbols that people write instead of a code: the codes, each with its condition.

The condition is the text between "if" and "are meant"; it is empty if the name denotes only one
currency. Used for suggestions only, never to read a value.
"""
CALLED |= {
    symbol.lower(): ((code, ""),)
    for code, symbol in SYMBOLS.items()
    if symbol.lower() not in CALLED
}


def decimals(code: str) -> int | None:
    """Return the number of decimals that an amount in ``code`` may have; None if not stated.

    Raises QuantityError if the code is not in ISO 4217. The error has no suggestion: a code that is
    spelled similarly may belong to another country.
    """
    try:
        return MINOR_UNITS[code]
    except KeyError:
        raise QuantityError(f"{code} is not an ISO 4217 currency code") from None
