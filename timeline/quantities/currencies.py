"""Currencies by their ISO 4217 code: which there are, and how many decimals an amount may have.

The codes are those of SIX, the standard's maintenance agency: list one (published 2026-01-01) and,
because a chronology reaches back, list three, the withdrawn codes. A code whose number of decimals
the lists do not state (withdrawn currencies, precious metals, the IMF's drawing right) has None.
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
"""Every code with the decimals of its smallest coin or cent; None where no list states them."""

SYMBOLS = {
    "AUD": "A$", "BRL": "R$", "CAD": "CA$", "CNY": "CN¥", "EUR": "€", "GBP": "£", "HKD": "HK$",
    "ILS": "₪", "INR": "₹", "JPY": "¥", "KRW": "₩", "KZT": "₸", "MXN": "MX$", "NZD": "NZ$",
    "PHP": "₱", "RUB": "₽", "THB": "฿", "TRY": "₺", "TWD": "NT$", "UAH": "₴", "USD": "$",
    "VND": "₫",
}  # fmt: skip
"""Symbols that an English reader takes for one currency only (mostly those of the CLDR)."""

NAMES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "won": "KRW", "yuan": "CNY",
    "renminbi": "CNY", "rmb": "CNY", "rouble": "RUB", "ruble": "RUB", "rupee": "INR",
    "shekel": "ILS", "hryvnia": "UAH", "ntd": "TWD", "us$": "USD",
}  # fmt: skip
"""What people write instead of a code: for suggestions only, never for reading a value."""


def decimals(code: str) -> int | None:
    """How many decimals an amount in ``code`` may have, None where no list states it.

    Raises QuantityError for a code that is not ISO 4217's, with the nearest that is.
    """
    try:
        return MINOR_UNITS[code]
    except KeyError:
        raise QuantityError(f"{code} is no ISO 4217 currency code{_suggestion(code)}") from None


def _suggestion(code: str) -> str:
    from difflib import get_close_matches  # only a mistake needs it

    if named := NAMES.get(code.lower()):
        return f"; did you mean {named}?"
    # A currency with a symbol is one that people write about, so it comes before the others.
    near = get_close_matches(code, SYMBOLS, 1) or get_close_matches(code, MINOR_UNITS, 1)
    return f"; did you mean {near[0]}?" if near else ""
