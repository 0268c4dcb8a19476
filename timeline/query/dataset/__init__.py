"""All events and registers as tables of columns, for engines that compute on columns.

Chunks of events become columns straight from the rows of the database: no object is made for an
event. ``declared`` has the tables and what each of their columns means.
"""
