"""A chronicle for reports that a browser opens: hostile texts, several scripts, rival values."""

from pathlib import Path
from typing import Final

HOSTILE: Final = (
    "<script>hit=1</script><img src=x onerror=hit=2> {{7*7}} {% raw %} </title></style>"
    ' ]]>--> " onmouseover="hit=3 javascript:hit=4'
)
"""A text that is markup, code or a template for whatever does not escape it."""
TEXT: Final = f"""First sentence. The army {HOSTILE} launched 3 missiles over 서울 on 5 July 2022.
حدث في القدس شيء.
The guns were moved. The last sentence is long and says nothing else.
"""
SEED: Final = f"""
chronicle: {{name: paged}}
sources:
  paper:
    title: '{HOSTILE}'
    text: paper.txt
    published: 2022-07-06
    reliability: B
    author: A "Q" <b>
    language: ko
    url: 'https://example.org/?a=1&b="><script>hit=5</script>'
  rival: {{title: "북한 미사일 \\u202E live", publisher: 통일부, reliability: C}}
actors:
  prk: {{name: 'North <b>Korea</b>', kind: state, country: PRK}}
  rockets: {{name: وحدة الصواريخ, kind: unit, part_of: prk}}
  kor: {{name: 대한민국, kind: state, country: KOR}}
places:
  seoul: {{name: '서울 <i>', latitude: 37.55, longitude: 126.98}}
  busan: {{name: Busan, latitude: 35.18, longitude: 129.08}}
events:
  launch:
    kind: launch
    title: '{HOSTILE}'
    when: 2022-07-05
    launcher: rockets
    place: seoul
    quantity: 3
    tags: [icbm]
    summary: |
      {HOSTILE}

      Its second paragraph.
    cite:
      paper:
        - quote: launched 3 missiles over 서울 on 5 July 2022
          for: [when, quantity, launcher, place]
      rival:
        - quote: 미사일 5발
          page: 4
          disputes: {{quantity: 5}}
          translation: five <missiles> of 1200
          claimant: kor
  launch-too:
    kind: launch
    title: '{HOSTILE}'
    when: 2022-07-05
    launcher: rockets
    links: [{{same-as: launch}}]
    cite:
      paper:
        - quote: launched 3 missiles over 서울 on 5 July 2022
          for: [when, launcher, links.same-as]
  word:
    kind: statement
    title: الجيش يعلن عن تدريبات مشتركة
    when: 2023-07-10/2023-08-01
    speaker: [kor, prk]
    place: busan
    cite: {{paper: [{{quote: حدث في القدس شيء, for: [when, speaker, place]}}]}}
  moved:
    kind: deployment
    title: 배치 of guns
    when: after 2022-06-01
    force: kor
    links: [{{responds-to: launch-too}}]
    cite: {{paper: [{{quote: The guns were moved., for: [when, force, links.responds-to]}}]}}
  unknown:
    kind: exercise
    title: An exercise without a date
    when: unknown
    participants: kor
    troops: {{kor: 2500}}
    tags: [drill]
    inferred: {{participants: it is said elsewhere, troops: 'as in the années’ drills'}}
"""


def write(folder: Path) -> Path:
    """Write the chronicle into a folder."""
    folder.mkdir()
    (folder / "paper.txt").write_text(TEXT, encoding="utf-8")
    (folder / "paged.yaml").write_text(SEED, encoding="utf-8")
    return folder
