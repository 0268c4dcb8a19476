"""Values of records in English words, for all that people read: terminal views and files.

``dates`` dates · ``clocks`` clock times · ``values`` values of fields · ``events`` all that is
known of an event · ``counts`` numbers of events · ``claims`` claims and their passages ·
``following`` how often events followed others · ``lanes`` marks of events over time. Texts are as
stored: whoever shows them makes unsafe characters visible or escapes them.
"""
