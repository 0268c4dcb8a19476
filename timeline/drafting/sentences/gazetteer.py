"""What texts call states: their peoples, and the capitals and buildings that mean governments.

The names of countries are those of ``kinds.countries``; other common ones are here.
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
PHL: Philippine, Filipino, Filipinos, 필리핀 | Manila
AUS: Australian, Australians, 호주 | Canberra
NZL: New Zealander, New Zealanders, 뉴질랜드 | Wellington
GBR: UK, U.K., Great Britain, British, Britain, Briton, Britons, 영국 | London, Whitehall
FRA: French, 프랑스 | Paris, the Elysee
DEU: German, Germans, 독일 | Berlin
POL: Polish, Poles, 폴란드 | Warsaw
UKR: Ukrainian, Ukrainians, 우크라이나 | Kyiv, Kiev
BLR: Belarusian, Belarusians, 벨라루스 | Minsk
IND: Indian, Indians | New Delhi, Delhi
PAK: Pakistani, Pakistanis, 파키스탄 | Islamabad
BGD: Bangladeshi, Bangladeshis | Dhaka
LKA: Sri Lankan, Sri Lankans | Colombo
IRN: Iranian, Iranians, 이란 | Tehran
IRQ: Iraqi, Iraqis, 이라크 | Baghdad
ISR: Israeli, Israelis, 이스라엘 | Jerusalem, Tel Aviv
SYR: Syrian, Syrians, 시리아 | Damascus
LBN: Lebanese | Beirut
EGY: Egyptian, Egyptians, 이집트 | Cairo
SAU: Saudi, Saudis, 사우디아라비아 | Riyadh
YEM: Yemeni, Yemenis | Sanaa
ARE: UAE, U.A.E., Emirati, Emiratis, 아랍에미리트 | Abu Dhabi
QAT: Qatari, Qataris, 카타르 | Doha
TUR: Turkey, Turkish, Turks, 튀르키예 | Ankara
GRC: Greek, Greeks, 그리스 | Athens
ITA: Italian, Italians, 이탈리아 | Rome
ESP: Spanish, Spaniards, 스페인 | Madrid
PRT: Portuguese | Lisbon
NLD: Dutch, 네덜란드 | The Hague
BEL: Belgian, Belgians, 벨기에 |
NOR: Norwegian, Norwegians, 노르웨이 | Oslo
SWE: Swedish, Swedes, 스웨덴 | Stockholm
FIN: Finnish, Finns, 핀란드 | Helsinki
DNK: Danish, Danes, 덴마크 | Copenhagen
EST: Estonian, Estonians, 에스토니아 | Tallinn
LVA: Latvian, Latvians, 라트비아 | Riga
LTU: Lithuanian, Lithuanians, 리투아니아 | Vilnius
CZE: Czech Republic, Czech, Czechs, 체코 | Prague
SVK: Slovak, Slovaks | Bratislava
HUN: Hungarian, Hungarians, 헝가리 | Budapest
ROU: Romanian, Romanians, 루마니아 | Bucharest
BGR: Bulgarian, Bulgarians, 불가리아 | Sofia
SRB: Serbian, Serbs | Belgrade
AUT: Austrian, Austrians | Vienna
CHE: Swiss | Bern
CAN: Canadian, Canadians, 캐나다 | Ottawa
MEX: Mexican, Mexicans | Mexico City
BRA: Brazilian, Brazilians, 브라질 | Brasilia
ARG: Argentine, Argentinian, Argentines | Buenos Aires
CHL: Chilean, Chileans | Santiago
COL: Colombian, Colombians | Bogota
VEN: Venezuelan, Venezuelans | Caracas
CUB: Cuban, Cubans | Havana
VNM: Vietnamese, 베트남 | Hanoi
THA: Thai, Thais, 태국 | Bangkok
MYS: Malaysian, Malaysians, 말레이시아 | Kuala Lumpur
IDN: Indonesian, Indonesians, 인도네시아 | Jakarta
SGP: Singaporean, Singaporeans, 싱가포르 |
MMR: Burma, Burmese, 미얀마 | Naypyitaw
KHM: Cambodian, Cambodians | Phnom Penh
MNG: Mongolian, Mongolians, 몽골 | Ulaanbaatar
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


PAIRS: Final[dict[str, str]] = {
    "한": "KOR", "미": "USA", "일": "JPN", "북": "PRK", "중": "CHN", "러": "RUS",
}  # fmt: skip
"""Korean short names of states, which are written together: ``한미``, ``한미일``."""


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
