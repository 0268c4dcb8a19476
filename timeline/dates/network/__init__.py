"""Dates that depend on each other: a constraint network of statements, and its solution.

>>> from timeline.dates.network import Assertion, Network
>>> from timeline.dates.written.parsing import parse_when
>>> network = Network()
>>> for node in ("arrival", "funding"):
...     network.declare(node, point=True)
>>> for node, text in (
...     ("arrival", "early 2022-07"),
...     ("funding", "about 1 week after arrival"),
... ):
...     when = parse_when(text)
...     network.add(node, when, Assertion(node, text, "f35a.yaml", 7, soft=when.approximate))
>>> network.solve()
>>> from timeline.dates.calendar import iso
>>> iso(network.bounds("funding").start_lo), iso(network.bounds("funding").end_hi)
('2022-07-06', '2022-07-19')
>>> for step in network.explain("funding", "start_lo"):
...     print(step.node, "not before", iso(step.day), "because:", step.statement.text)
arrival not before 2022-07-01 because: early 2022-07
funding not before 2022-07-06 because: about 1 week after arrival

The modules, from the lowest layer:

``assertions``   input and output: Assertion, Step, Contradiction
``constraints``  bounds of variables and edges between them
``compiling``    the terms of the grammar as such constraints
``graph``        the edges, and the fast propagation of bounds to their fixpoint
``ordering``     the order within a day, and ``gaps``: the same with numbers of seconds
``conflicts``    the slower propagation that finds contradictions, and their reduction
``reasons``      proofs of bounds, certainty, circular ``during`` references
``solver``       ``Network``, which combines these, component by component
``alone``        the same for a single date that depends on no other, without a network

Propagation is sound. It decides whether all statements can be true, except for sets, masks and what
counts from a date of several days (``the Monday after 2022-07``), which are replaced by their
hulls, and for hours, which are only compared with clock times and with each other. A contradiction
is reported as a minimal set of statements. Its soft statements are then removed, or one statement
if none is soft, and the remaining statements are solved.
"""

from timeline.dates.network.assertions import Assertion, Bound, Contradiction, Step
from timeline.dates.network.constraints import DayFrame
from timeline.dates.network.solver import Network

__all__ = ["Assertion", "Bound", "Contradiction", "DayFrame", "Network", "Step"]
