"""What reports of every format share, without any syntax.

``report`` a whole report · ``head`` what it states before its events · ``events`` events with their
disputes · ``notes`` numbered footnotes and the sources that they cite.
"""
