"""What a load changes, calculated before anything is written.

``plan`` what to do with each record · ``chronicles`` records of several chronicles ·
``references`` what records refer to · ``consistency`` records checked against each other ·
``affected`` the dates that a load affects · ``undoing`` the plan of an undo · ``changes`` what the
history keeps of a plan · ``report`` what is reported of it to the user.
"""
