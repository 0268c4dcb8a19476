"""Which events followed others: pairs of them, numbers of pairs, and what chance alone gives.

``responses`` every trigger with its responses · ``overview`` the same of many in brief ·
``coverage`` the days of which the sources know.
"""
