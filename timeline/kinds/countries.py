"""Countries by ISO 3166-1 alpha-3 code, and the names and codes that people write instead.

The codes are the 249 of ISO 3166-1, including Taiwan (TWN). The alpha-2 codes and the short English
names of the Unicode CLDR are used only for suggestions. Two additions:

- ``XKX``, Kosovo: a user-assigned code that the European Union and the World Bank use;
- the codes of former states (ISO 3166-3), because a chronology includes the past.

NATO, the United Nations and the European Union are not countries and have no code here: they are
actors of the kinds alliance and organisation.
"""

from functools import lru_cache

from timeline.likeness import near
from timeline.text import suggest

_CURRENT = """
    ABW AW Aruba; AFG AF Afghanistan; AGO AO Angola; AIA AI Anguilla; ALA AX Åland Islands;
    ALB AL Albania; AND AD Andorra; ARE AE United Arab Emirates; ARG AR Argentina; ARM AM Armenia;
    ASM AS American Samoa; ATA AQ Antarctica; ATF TF French Southern Territories;
    ATG AG Antigua & Barbuda; AUS AU Australia; AUT AT Austria; AZE AZ Azerbaijan; BDI BI Burundi;
    BEL BE Belgium; BEN BJ Benin; BES BQ Caribbean Netherlands; BFA BF Burkina Faso;
    BGD BD Bangladesh; BGR BG Bulgaria; BHR BH Bahrain; BHS BS Bahamas;
    BIH BA Bosnia & Herzegovina; BLM BL St. Barthélemy; BLR BY Belarus; BLZ BZ Belize;
    BMU BM Bermuda; BOL BO Bolivia; BRA BR Brazil; BRB BB Barbados; BRN BN Brunei; BTN BT Bhutan;
    BVT BV Bouvet Island; BWA BW Botswana; CAF CF Central African Republic; CAN CA Canada;
    CCK CC Cocos (Keeling) Islands; CHE CH Switzerland; CHL CL Chile; CHN CN China;
    CIV CI Ivory Coast; CMR CM Cameroon; COD CD DR Congo; COG CG Congo; COK CK Cook Islands;
    COL CO Colombia; COM KM Comoros; CPV CV Cape Verde; CRI CR Costa Rica; CUB CU Cuba;
    CUW CW Curaçao; CXR CX Christmas Island; CYM KY Cayman Islands; CYP CY Cyprus; CZE CZ Czechia;
    DEU DE Germany; DJI DJ Djibouti; DMA DM Dominica; DNK DK Denmark; DOM DO Dominican Republic;
    DZA DZ Algeria; ECU EC Ecuador; EGY EG Egypt; ERI ER Eritrea; ESH EH Western Sahara;
    ESP ES Spain; EST EE Estonia; ETH ET Ethiopia; FIN FI Finland; FJI FJ Fiji;
    FLK FK Falkland Islands; FRA FR France; FRO FO Faroe Islands; FSM FM Micronesia; GAB GA Gabon;
    GBR GB United Kingdom; GEO GE Georgia; GGY GG Guernsey; GHA GH Ghana; GIB GI Gibraltar;
    GIN GN Guinea; GLP GP Guadeloupe; GMB GM Gambia; GNB GW Guinea-Bissau;
    GNQ GQ Equatorial Guinea; GRC GR Greece; GRD GD Grenada; GRL GL Greenland; GTM GT Guatemala;
    GUF GF French Guiana; GUM GU Guam; GUY GY Guyana; HKG HK Hong Kong;
    HMD HM Heard & McDonald Islands; HND HN Honduras; HRV HR Croatia; HTI HT Haiti; HUN HU Hungary;
    IDN ID Indonesia; IMN IM Isle of Man; IND IN India; IOT IO British Indian Ocean Territory;
    IRL IE Ireland; IRN IR Iran; IRQ IQ Iraq; ISL IS Iceland; ISR IL Israel; ITA IT Italy;
    JAM JM Jamaica; JEY JE Jersey; JOR JO Jordan; JPN JP Japan; KAZ KZ Kazakhstan; KEN KE Kenya;
    KGZ KG Kyrgyzstan; KHM KH Cambodia; KIR KI Kiribati; KNA KN St. Kitts & Nevis;
    KOR KR South Korea; KWT KW Kuwait; LAO LA Laos; LBN LB Lebanon; LBR LR Liberia; LBY LY Libya;
    LCA LC St. Lucia; LIE LI Liechtenstein; LKA LK Sri Lanka; LSO LS Lesotho; LTU LT Lithuania;
    LUX LU Luxembourg; LVA LV Latvia; MAC MO Macao; MAF MF St. Martin; MAR MA Morocco;
    MCO MC Monaco; MDA MD Moldova; MDG MG Madagascar; MDV MV Maldives; MEX MX Mexico;
    MHL MH Marshall Islands; MKD MK North Macedonia; MLI ML Mali; MLT MT Malta; MMR MM Myanmar;
    MNE ME Montenegro; MNG MN Mongolia; MNP MP Northern Mariana Islands; MOZ MZ Mozambique;
    MRT MR Mauritania; MSR MS Montserrat; MTQ MQ Martinique; MUS MU Mauritius; MWI MW Malawi;
    MYS MY Malaysia; MYT YT Mayotte; NAM NA Namibia; NCL NC New Caledonia; NER NE Niger;
    NFK NF Norfolk Island; NGA NG Nigeria; NIC NI Nicaragua; NIU NU Niue; NLD NL Netherlands;
    NOR NO Norway; NPL NP Nepal; NRU NR Nauru; NZL NZ New Zealand; OMN OM Oman; PAK PK Pakistan;
    PAN PA Panama; PCN PN Pitcairn Islands; PER PE Peru; PHL PH Philippines; PLW PW Palau;
    PNG PG Papua New Guinea; POL PL Poland; PRI PR Puerto Rico; PRK KP North Korea;
    PRT PT Portugal; PRY PY Paraguay; PSE PS Palestine; PYF PF French Polynesia; QAT QA Qatar;
    REU RE Réunion; ROU RO Romania; RUS RU Russia; RWA RW Rwanda; SAU SA Saudi Arabia;
    SDN SD Sudan; SEN SN Senegal; SGP SG Singapore; SGS GS South Georgia & South Sandwich Islands;
    SHN SH St. Helena; SJM SJ Svalbard & Jan Mayen; SLB SB Solomon Islands; SLE SL Sierra Leone;
    SLV SV El Salvador; SMR SM San Marino; SOM SO Somalia; SPM PM St. Pierre & Miquelon;
    SRB RS Serbia; SSD SS South Sudan; STP ST São Tomé & Príncipe; SUR SR Suriname;
    SVK SK Slovakia; SVN SI Slovenia; SWE SE Sweden; SWZ SZ Eswatini; SXM SX Sint Maarten;
    SYC SC Seychelles; SYR SY Syria; TCA TC Turks & Caicos Islands; TCD TD Chad; TGO TG Togo;
    THA TH Thailand; TJK TJ Tajikistan; TKL TK Tokelau; TKM TM Turkmenistan; TLS TL Timor-Leste;
    TON TO Tonga; TTO TT Trinidad & Tobago; TUN TN Tunisia; TUR TR Turkey; TUV TV Tuvalu;
    TWN TW Taiwan; TZA TZ Tanzania; UGA UG Uganda; UKR UA Ukraine; UMI UM U.S. Outlying Islands;
    URY UY Uruguay; USA US United States; UZB UZ Uzbekistan; VAT VA Vatican City;
    VCT VC St. Vincent & Grenadines; VEN VE Venezuela; VGB VG British Virgin Islands;
    VIR VI U.S. Virgin Islands; VNM VN Vietnam; VUT VU Vanuatu; WLF WF Wallis & Futuna;
    WSM WS Samoa; YEM YE Yemen; ZAF ZA South Africa; ZMB ZM Zambia; ZWE ZW Zimbabwe"""

_FORMER = """
    BUR BU Burma; CSK CS Czechoslovakia; DDR DD East Germany; DHY DY Dahomey; HVO HV Upper Volta;
    RHO RH Rhodesia; SCG CS Serbia and Montenegro; SUN SU Soviet Union; VDR VD North Vietnam;
    YMD YD South Yemen; YUG YU Yugoslavia; ZAR ZR Zaire"""

_TABLE = [entry.split(maxsplit=2) for entry in f"{_CURRENT}; XKX XK Kosovo; {_FORMER}".split(";")]

COUNTRIES: dict[str, str] = {code: name for code, _, name in _TABLE}
"""Every code that a record may contain, with the English name of the country."""

# Common names other than the short names. If there are several codes, the user must choose.
_MEANT: dict[str, tuple[str, ...]] = {
    "korea": ("KOR", "PRK"), "rok": ("KOR",), "republic of korea": ("KOR",), "dprk": ("PRK",),
    "america": ("USA",), "united states of america": ("USA",), "uk": ("GBR",),
    "britain": ("GBR",), "great britain": ("GBR",), "england": ("GBR",), "prc": ("CHN",),
    "roc": ("TWN",), "tpe": ("TWN",), "ussr": ("SUN",), "czech republic": ("CZE",),
    "burma": ("MMR", "BUR"), "holland": ("NLD",), "ned": ("NLD",), "uae": ("ARE",),
    "congo": ("COG", "COD"), "macedonia": ("MKD",), "ger": ("DEU",), "türkiye": ("TUR",),
}  # fmt: skip


@lru_cache
def country_fault(code: str) -> str:
    """Return what is wrong with a country code, and what was probably meant; empty if valid."""
    if code in COUNTRIES:
        return ""
    asked = code.strip().lower()
    meant = _MEANT.get(asked) or _by_code_or_name(asked)
    wanted = suggest([f"{each} ({COUNTRIES[each]})" for each in meant])
    return "is not a country code of ISO 3166-1 alpha-3, such as KOR" + (wanted and f"; {wanted}")


def codes_of(text: str) -> tuple[str, ...]:
    """Return the codes of the countries that a text may mean: one if it is clear, none if unknown.

    The text may be a code in any case, a two-letter code or an English name.
    """
    asked = " ".join(text.split()).lower()
    if asked.upper() in COUNTRIES:
        return (asked.upper(),)
    exact = _names().get(asked)
    return _MEANT.get(asked) or ((exact,) if exact else ())


@lru_cache
def _names() -> dict[str, str]:
    """Return the alpha-3 code by every name and code in lower case."""
    names: dict[str, str] = {}
    for code, short, name in reversed(_TABLE):  # a current code replaces a former one
        names |= {name.lower(): code, short.lower(): code, code.lower(): code}
    return names


def _by_code_or_name(asked: str) -> tuple[str, ...]:
    names = _names()
    found = [asked] if asked in names else []
    if not found and len(asked) > 3:  # short codes are all near to each other
        found = near(asked, names, 1, beginnings=False)
    return tuple(names[each] for each in found)
