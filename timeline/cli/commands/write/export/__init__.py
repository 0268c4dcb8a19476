"""``timeline export``: files for reports, for other programs, and for git.

``output`` what the commands share · ``tables`` tables · ``workbook`` Excel workbooks ·
``reports`` reports · ``citations`` sources · ``exchange`` maps, calendars, web pages ·
``chronicle`` seed files.
"""
