"""Names of months, and some words of Korean, Chinese and Japanese, replaced by the English ones.

Only names that are the same month in every language here are read: ``listopad`` is October in
Croatian and November in Polish.
"""

import re
from typing import Final

from timeline.dates.calendar import MONTH_NAMES

_NAMES: Final = {
    "french": "janvier février mars avril mai juin juillet août septembre octobre novembre "
              "décembre",
    "german": "januar februar märz april mai juni juli august september oktober november "
              "dezember",
    "austrian": "jänner feber märz april mai juni juli august september oktober november "
                "dezember",
    "spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
               "diciembre",
    "italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
               "novembre dicembre",
    "portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
                  "dezembro",
    "dutch": "januari februari maart april mei juni juli augustus september oktober november "
             "december",
    "swedish": "januari februari mars april maj juni juli augusti september oktober november "
               "december",
    "russian": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ukrainian": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада "
                 "грудня",
    "russian, alone": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь "
                      "декабрь",
    "turkish": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "polish": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
              "listopada grudnia",
    "polish, alone": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień "
                     "październik listopad grudzień",
    "czech": "ledna února března dubna května června července srpna září října listopadu prosince",
    "czech, alone": "leden únor březen duben květen červen červenec srpen září říjen listopad "
                    "prosinec",
    "indonesian": "januari februari maret april mei juni juli agustus september oktober november "
                  "desember",
}  # fmt: skip


def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for names in _NAMES.values():
        for name, english in zip(names.split(), MONTH_NAMES, strict=True):
            if found.setdefault(name, english.lower()) != english.lower():
                raise ValueError(name)
    return {name: english for name, english in found.items() if name != english}


_MONTHS: Final = _by_name()
_NAME: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_month: Final = re.compile(rf"\b(?:de |du |del |di |do )?({_NAME})\b\.?(?: (?:de|del|di|do)\b)?")
_year: Final = re.compile(r"(?<=\d) (?:года?|г\.?|року|roku|r\.?)$")
_PARTS: Final = {
    "early": "anfang|début|debut|au début d[e']|a? ?principios de|a? ?comienzos de|inizio|inizi di"
             "|в начале|начало|początek|na początku|no início de|início de|begin",
    "mid": "mitte|mi-|à la mi-|a? ?mediados de|metà|a metà|в середине|середина|w połowie|połowa"
           "|meados de|em meados de|medio",
    "late": "ende|fin|à la fin d[e']|a? ?fin(?:al)?(?:es)? de|fine|в конце|конец|pod koniec|koniec"
            "|no final de|no fim de|fim de|eind|slutet av",
}  # fmt: skip
_part: Final = tuple(
    (re.compile(rf"^(?:{words}) ?(?=(?:[^\W\d]+\.? (?:de |del |do )?)?\d{{4}}\b)"), f"{part} ")
    for part, words in _PARTS.items()
)
_article: Final = re.compile(r"^(?:le|am|im|el|il|den|em|en|dnia|dne|w|v) (?=\d|[a-zà-ÿ]+ \d)")


def _clock(date: str, half: str, hour: str, minute: str | None, rough: str | None) -> str:
    """Return a time of day before its date."""
    name = "am" if half in ("오전", "午前", "上午") else "pm"
    return f"{'about ' * bool(rough)}{hour}:{minute or '00':0>2} {name} on {date}"


def _of(month: str, year: str) -> str:
    return f"{MONTH_NAMES[(int(month) - 1) % 12].lower()} {year} year"


_EAST_ASIAN: Final = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        (r"^(\d{4}) ?[년年] ?(?:상반기|上半[年期])$", r"h1 \1"),
        (r"^(\d{4}) ?[년年] ?(?:하반기|下半[年期])$", r"h2 \1"),
        (r"^(\d{4}) ?[년年] ?(?:제|第)?([1-4一二三四]) ?(?:분기|季度|四半期)$",
         lambda found: f"q{'一二三四'.find(found[2]) + 1 or found[2]} {found[1]}"),
        (r"^(.*[월月年년]) ?(?:초순?|初旬|上旬|初)$", r"early \1"),
        (r"^(.*[월月年년]) ?(?:중순|중반|中旬|中)$", r"mid \1"),
        (r"^(.*[월月年년]) ?(?:말|하순|下旬|末|底)$", r"late \1"),
        (r"^(early|mid|late) (\d\d?) ?[월月]$",
         lambda found: f"{found[1]} {MONTH_NAMES[(int(found[2]) - 1) % 12].lower()}"),
        (r"^(?:지난 ?해|작년|昨年|去年) ?(\d\d?) ?[월月]$", lambda found: _of(found[1], "last")),
        (r"^(?:올해|금년|今年) ?(\d\d?) ?[월月]$", lambda found: _of(found[1], "this")),
        (r"^(?:내년|来年|明年) ?(\d\d?) ?[월月]$", lambda found: _of(found[1], "next")),
        (r"^(?:지난(?: ?달)?|이 ?달|오는|다음 ?달|上个?月|先月|今月|本月|来月|下个?月) ?"
         r"(\d\d?) ?[일日号]$", r"the \1th"),
        (r"^(\d{4}) ?[년年] ?(?:봄|春[季天]?)$", r"spring \1"),
        (r"^(\d{4}) ?[년年] ?(?:여름|夏[季天]?)$", r"summer \1"),
        (r"^(\d{4}) ?[년年] ?(?:가을|秋[季天]?)$", r"autumn \1"),
        (r"^(\d{4}) ?[년年] ?(?:겨울|冬[季天]?)$", r"winter \1"),
        (r"^(.*[일日]) ?(오전|午前|上午|오후|午後|下午) ?(\d+) ?[시時点點时]"
         r"(?: ?(\d+) ?[분分])? ?(경|쯤|頃|ごろ|左右)?$", lambda found: _clock(*found.groups())),
        (r"^(?:약|約|约) ?(.+)$|^(.+?) ?(?:경|쯤|頃|ごろ|左右)$", r"about \1\2"),
        (r" ?\([월화수목금토일月火水木金土日一二三四五六]\)$", ""),
        (r"^(?:ngày )?(\d\d?) tháng (\d\d?)(?: năm|,)? (\d{4})$", r"\3-\2-\1"),
        (r"^(?:le )?1er (?=[a-zà-ÿ]+ \d{4})", "1 "),
        (r"^(?:어제|昨日|昨天)$", "yesterday"),
        (r"^(?:오늘|今日|今天)$", "today"),
        (r"^(?:내일|明日|明天)$", "tomorrow"),
        (r"^(?:지난 ?주|先週|上周|上週)$", "last week"),
        (r"^(?:지난 ?달|先月|上月|上个月)$", "last month"),
        (r"^(?:지난 ?해|작년|昨年|去年)$", "last year"),
        (r"^(?:올해|금년|今年)$", "this year"),
        (r"^(?:다음 ?달|来月|下月|下个月)$", "next month"),
        (r"^(?:내년|来年|明年)$", "next year"),
        (r"^(?:미상|불명|不明|不詳|不详|未定|미정)$", "unknown"),
    )
)  # fmt: skip


def in_english(text: str) -> str:
    """Return a text in lower case with English names of months; as it is without such a name."""
    for pattern, right in _EAST_ASIAN:
        text = pattern.sub(right, text)
    for form, part in _part:
        text = form.sub(part, text)
    if not re.search(r"\d", text) or not _month.search(text):
        return text
    return _article.sub("", _year.sub("", _month.sub(lambda found: _MONTHS[found[1]], text)))
