"""Drawing: plain values in, lines of text for a terminal out. A view has no access to a session.

``base`` how to add a view, colours, and wrapping of lines · ``listing`` events in order ·
``passages`` quotes inside their sentences · ``records`` one record · ``registers`` a register ·
``analyses`` what the commands that calculate print · ``charts`` lanes and densities over time ·
``log`` revisions · ``reference`` kinds and fields.
"""
