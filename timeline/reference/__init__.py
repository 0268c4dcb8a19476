"""The seed format explained: types of values, fields and words, and its JSON Schema for editors.

Everything derives from the declarations of the kinds and the registers. The documentation, the
commands ``kinds``, ``fields`` and ``help``, and editors show the same texts.
"""
