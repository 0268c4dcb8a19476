"""Check one record at a time and bring it into canonical form, with every fault of its own.

``record`` the whole record · ``fields`` its fields · ``evidence`` the evidence for its values ·
``values`` single values, and the faults with their lines · ``alike`` many events of one layout.
"""
