"""Seed files for the tests of commands."""

from collections.abc import Callable

from tests.running import Result

Run = Callable[..., Result]
SEED = """\
sources:
  a-paper: {title: A paper, text: paper.txt, published: 2022-07-05, reliability: B}
actors:
  prk: {name: North Korea, kind: state, country: PRK}
events:
  a-launch:
    kind: launch
    title: A launch
    when: 2022-07-04
    launcher: prk
    quantity: 8
    cite:
      a-paper:
        quote: North Korea launched eight missiles on Monday
        for: [when, launcher, quantity]
"""
