"""What texts call states: their peoples, and the capitals and houses that stand for governments.

The names of countries are those of ``kinds.countries``, beside which other common ones are here.
Words that often name something else, such as ``Georgia``, are left to a person.
"""

from typing import Final, NamedTuple


class StateWords(NamedTuple):
    """Other names of a state and the nouns of its people, and the metonyms of its government."""

    peoples: tuple[str, ...]
    metonyms: tuple[str, ...]


_TABLE: Final = """
USA: American, Americans, U.S., US, 미국 | Washington, the Pentagon, the White House, \
the State Department, the Treasury Department, the Commerce Department
KOR: South Korean, South Koreans, 한국, 대한민국, 남한 | Seoul, the Blue House, the South
PRK: North Korean, North Koreans, 북한, 조선민주주의인민공화국 | Pyongyang, the North
JPN: Japanese, 일본 | Tokyo
CHN: Chinese, 중국 | Beijing
RUS: Russia, Russian, Russians, 러시아 | Moscow, the Kremlin
TWN: Taiwanese, 대만 | Taipei
PHL: Philippine, Filipino, Filipinos | Manila
AUS: Australian, Australians, 호주 | Canberra
NZL: New Zealander, New Zealanders | Wellington
GBR: UK, U.K., Great Britain, British, Britain, Briton, Britons, 영국 | London, Whitehall
FRA: French, 프랑스 | Paris, the Elysee
DEU: German, Germans, 독일 | Berlin
POL: Polish, Poles, 폴란드 | Warsaw
UKR: Ukrainian, Ukrainians, 우크라이나 | Kyiv, Kiev
BLR: Belarusian, Belarusians | Minsk
IND: Indian, Indians | New Delhi, Delhi
PAK: Pakistani, Pakistanis | Islamabad
BGD: Bangladeshi, Bangladeshis | Dhaka
LKA: Sri Lankan, Sri Lankans | Colombo
IRN: Iranian, Iranians | Tehran
IRQ: Iraqi, Iraqis | Baghdad
ISR: Israeli, Israelis | Jerusalem, Tel Aviv
SYR: Syrian, Syrians | Damascus
LBN: Lebanese | Beirut
EGY: Egyptian, Egyptians | Cairo
SAU: Saudi, Saudis | Riyadh
YEM: Yemeni, Yemenis | Sanaa
ARE: UAE, U.A.E., Emirati, Emiratis | Abu Dhabi
QAT: Qatari, Qataris | Doha
TUR: Turkey, Turkish, Turks | Ankara
GRC: Greek, Greeks | Athens
ITA: Italian, Italians | Rome
ESP: Spanish, Spaniards | Madrid
PRT: Portuguese | Lisbon
NLD: Dutch | The Hague
BEL: Belgian, Belgians |
NOR: Norwegian, Norwegians | Oslo
SWE: Swedish, Swedes | Stockholm
FIN: Finnish, Finns | Helsinki
DNK: Danish, Danes | Copenhagen
EST: Estonian, Estonians | Tallinn
LVA: Latvian, Latvians | Riga
LTU: Lithuanian, Lithuanians | Vilnius
CZE: Czech Republic, Czech, Czechs | Prague
SVK: Slovak, Slovaks | Bratislava
HUN: Hungarian, Hungarians | Budapest
ROU: Romanian, Romanians | Bucharest
BGR: Bulgarian, Bulgarians | Sofia
SRB: Serbian, Serbs | Belgrade
AUT: Austrian, Austrians | Vienna
CHE: Swiss | Bern
CAN: Canadian, Canadians | Ottawa
MEX: Mexican, Mexicans | Mexico City
BRA: Brazilian, Brazilians | Brasilia
ARG: Argentine, Argentinian, Argentines | Buenos Aires
CHL: Chilean, Chileans | Santiago
COL: Colombian, Colombians | Bogota
VEN: Venezuelan, Venezuelans | Caracas
CUB: Cuban, Cubans | Havana
VNM: Vietnamese | Hanoi
THA: Thai, Thais | Bangkok
MYS: Malaysian, Malaysians | Kuala Lumpur
IDN: Indonesian, Indonesians | Jakarta
SGP: Singaporean, Singaporeans |
MMR: Burma, Burmese | Naypyitaw
KHM: Cambodian, Cambodians | Phnom Penh
MNG: Mongolian, Mongolians | Ulaanbaatar
KAZ: Kazakh, Kazakhs | Astana
ARM: Armenian, Armenians | Yerevan
AZE: Azerbaijani, Azerbaijanis | Baku
AFG: Afghan, Afghans | Kabul
ETH: Ethiopian, Ethiopians | Addis Ababa
ERI: Eritrean, Eritreans | Asmara
SDN: Sudanese | Khartoum
LBY: Libyan, Libyans | Tripoli
DZA: Algerian, Algerians | Algiers
MAR: Moroccan, Moroccans | Rabat
NGA: Nigerian, Nigerians | Abuja
ZAF: South African, South Africans | Pretoria
KEN: Kenyan, Kenyans | Nairobi
"""


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.strip() for each in text.split(",") if each.strip()))


STATES: Final[dict[str, StateWords]] = {
    code: StateWords(_words(peoples), _words(metonyms))
    for code, _, rest in (line.partition(":") for line in _TABLE.strip().splitlines())
    for peoples, _, metonyms in (rest.partition("|"),)
}
"""By ISO 3166-1 alpha-3 code."""


def regular_peoples(name: str) -> tuple[str, ...]:
    """Return the adjectives that English may form from the name of a state that is not known.

    ``Norland`` gives ``Norlandic``, ``Norlander``, ``Norlandian``; ``Velia`` gives ``Velian``.
    """
    if " " in name or len(name) < 4 or not name.isalpha():
        return ()
    if name.endswith("a"):
        forms = [f"{name}n", f"{name}ns", f"{name[:-1]}ese"]
    else:
        stem = name.removesuffix("e")
        forms = [f"{stem}{end}" for end in ("ian", "ians", "ic", "er", "ers", "ese", "ish", "an")]
    return tuple(forms)
