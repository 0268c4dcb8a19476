"""A chronicle whose events have what reports find hard: vague dates, rivals, hostile texts."""

from typing import Final

SEED: Final = """\
chronicle: {name: reported}
sources:
  agency:
    title: "Launch <b>report</b> & more"
    publisher: Agency
    author: Kim
    url: https://example.org/launch?a=1&b=2
    published: 2022-07-06
    reliability: B
  note: {title: "=cmd|' /C'!A0", published: 2022-07, reliability: C}
actors:
  prk: {name: 북한 (North Korea), kind: state, country: PRK}
  usa: {name: United States, kind: state, country: USA}
  kor: {name: South Korea, kind: state, country: KOR}
systems:
  kn-25: {name: KN-25, category: missile}
places:
  korea: {name: Korea, latitude: "37.5", longitude: "127"}
  sunan: {name: Sunan, latitude: "39.22", longitude: "125.67", timezone: Asia/Pyongyang}
  base: {name: A base, part_of: korea}
  nowhere: {name: A sea}
events:
  a-launch:
    kind: launch
    title: "<script>alert(1)</script> 발사, 7; \\\\ \\u202e"
    when: 2022-07-05T21:30:00Z
    place: sunan
    launcher: prk
    systems: [kn-25]
    quantity: ~8
    tags: [salvo, kn]
    summary: "First line.\\n<img src=x onerror=alert(1)> & more"
    cite:
      agency:
        - quote: about eight & <i>more</i> missiles
          for: [when, place, launcher, systems, quantity]
          page: 3
      note:
        - {quote: "@SUM(seven)", disputes: {quantity: "7"}}
    accepted: {quantity: the agency was there}
  a-drill:
    kind: exercise
    title: A drill
    when: 2022-08-22/2022-09-01
    status: planned
    place: base
    participants: [usa, kor]
    troops: {usa: 17000+, kor: 300000}
    links: [{responds-to: a-launch}]
    cite:
      agency:
        - {quote: the drill, for: [when, place, participants, troops, links.responds-to.a-launch]}
  a-purchase:
    kind: procurement
    title: "=1+1 twenty aircraft"
    when: "[2022-07-06..2022-07-19]"
    buyer: kor
    stage: approved
    quantity: 20
    cost: 3.9e12 KRW
    delivery: {expected: by 2030}
    spending: {expected: 2023~}
    cite:
      note:
        - {quote: "-1+2 bought", for: [buyer, stage, quantity, cost, delivery.expected, spending]}
    inferred: {when: counted from the launch}
  a-word:
    kind: statement
    title: A word
    when: 2022-05~
    speaker: usa
    place: nowhere
    cite: {note: [{quote: said, for: [when, speaker, place]}]}
  in-a-hurry:
    kind: summit
    title: Begun on a day, its end not known
    when: 2016-03-01/..
    cite: {note: [{quote: met, for: [when]}]}
  by-then:
    kind: deployment
    title: There by then
    when: by 2017-07-05
    cite: {note: [{quote: there, for: [when]}]}
  some-day:
    kind: measure
    title: Some day
    when: unknown
    cite: {note: [{quote: taken, for: [when]}]}
  long-ago:
    kind: incident
    title: Ides
    when: "-0043-03-15"
    cite: {note: [{quote: long ago, for: [when]}]}
  by-night:
    kind: launch
    title: By night
    when: night of 2022-10-04
    place: sunan
    status: cancelled
    quantity: 1
    cite: {note: [{quote: at night, for: [when, place, quantity]}]}
"""
