"""One record at a time: from what a reader found to canonical form, with every fault of its own.

``record`` the whole · ``fields`` its fields · ``citations`` what they rest on · ``values`` single
values · ``reading`` the account of faults and lines that the others keep.
"""
