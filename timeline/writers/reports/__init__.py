"""What reports of every format share, without any syntax.

``head`` a report and what it states before its events · ``events`` events with their
disputes · ``notes`` numbered footnotes and the sources that they cite.
"""
