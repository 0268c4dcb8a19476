"""A query as a condition on events.

``fields`` every field with its condition ·
``event_conditions`` and ``value_conditions`` the conditions · ``ranges`` numbers and dates in a
range · ``said`` what any source says ·
``differing`` what is disputed · ``naming`` keys by what people call them · ``meaning`` what words
may have meant · ``compile`` puts these together.
"""
