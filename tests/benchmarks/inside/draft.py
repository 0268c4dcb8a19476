"""How right the proposals for labelled texts are, in percent, and the seconds of a long article.

``draft KILOBYTES`` prints ``SET.SORT.precision`` and ``SET.SORT.recall``, and ``article``.
"""

import json
import sys
import time

import yaml

from tests.benchmarks.drafted.scoring import FOLDER, SETS, SORTS, registers, score
from timeline.dates import edtf
from timeline.drafting.propose import propose


def article(kilobytes: float) -> str:
    """Return a long article: the labelled texts, again and again."""
    texts = [
        each["text"]
        for name in SETS
        for each in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    ]
    body = "\n\n".join(texts)
    size = int(1000 * kilobytes)
    return (body * (size // len(body) + 1))[:size]


def main() -> None:
    """Print the figures of all sets of labelled texts."""
    found: dict[str, float] = {}
    for name in SETS:
        result, _ = score(name)
        for sort in (*SORTS, "all"):
            sorts = () if sort == "all" else (sort,)
            found[f"{name}.{sort}.precision"] = result.precision(*sorts)
            found[f"{name}.{sort}.recall"] = result.recall(*sorts)
    text, day = article(float(sys.argv[1])), edtf.parse("2024-03-01").earliest
    names = registers()
    began = time.process_time()
    propose(text, (day, day), "article", names)
    found["article"] = time.process_time() - began
    print(json.dumps(found))


if __name__ == "__main__":
    main()
