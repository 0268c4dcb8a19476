"""Dates that depend on each other: the network of statements, and what follows from them.

>>> from timeline.dates.network import Network, Statement
>>> from timeline.dates.parsing import parse_when
>>> network = Network()
>>> for node in ("arrival", "funding"):
...     network.declare(node, point=True)
>>> for node, text in (
...     ("arrival", "early 2022-07"),
...     ("funding", "about 1 week after arrival"),
... ):
...     when = parse_when(text)
...     network.add(node, when, Statement(node, text, "f35a.yaml", 7, soft=when.approximate))
>>> network.solve()
>>> from timeline.dates.calendar import iso
>>> iso(network.bounds("funding").start_lo), iso(network.bounds("funding").end_hi)
('2022-07-06', '2022-07-19')
>>> for step in network.explain("funding", "start_lo"):
...     print(step.node, "not before", iso(step.day), "because:", step.statement.text)
arrival not before 2022-07-01 because: early 2022-07
funding not before 2022-07-06 because: about 1 week after arrival

How it works, from below:

``statements``   what goes in and comes out: Statement, Step, Contradiction
``maps``         calendar relations, monotone in both directions
``constraints``  terms of the grammar as bounds of variables and edges between them
``graph``        the edges, and the quick propagation of bounds to their fixpoint
``conflicts``    the careful propagation that finds contradictions, and their reduction
``reasons``      proofs of bounds, sureness, circles of events inside one another
``solver``       ``Network``, which puts these together, component by component

Propagation is sound and, for all that the grammar can say but sets and masks (which enter as their
hulls), decides whether everything can be true. A contradiction is reported as a minimal set. Then
its soft statements are set aside, or one if none is soft, and what remains is solved.
"""

from timeline.dates.network.assertions import Assertion, Bound, Contradiction, Step
from timeline.dates.network.solver import Network

__all__ = ["Assertion", "Bound", "Contradiction", "Network", "Step"]
