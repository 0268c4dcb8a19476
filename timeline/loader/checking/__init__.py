"""Check one record at a time and bring it into canonical form, with every fault of its own.

``record``: the whole record. ``fields``: its fields. ``citations``: the evidence for its values.
``values``: single values. ``reading``: collects faults and their lines for the other modules.
"""
