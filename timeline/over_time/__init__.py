"""Events over time: in rows and in units of a calendar, and how many there are in each."""
