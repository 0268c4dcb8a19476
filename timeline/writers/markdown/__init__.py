"""A report in Markdown, to read on the web or to turn into a document with pandoc.

``syntax`` texts that stay text · ``event`` one event · ``notes`` footnotes and bibliography ·
``report`` the whole report.
"""
