"""Rules that read a plain text and propose the events it reports.

Everything here is a pure function of the text, the day of its publication and the names of the
registers: no model, no database, no clock. Precision comes before recall: a value that a rule is
not sure of becomes a question, and no value is proposed without the words that state it.
"""
