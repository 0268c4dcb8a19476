"""Records that may describe one event, or a whole and its part: pairs, with score and reasons.

``search`` all pairs of a database · ``traits`` what is compared of an event · ``time_index`` which
events are near each other · ``comparing`` what speaks for and against a pair · ``nesting`` what
can be part of what · ``leading`` which record leads · ``relations`` what the
pairs of two chronicles are.
"""
