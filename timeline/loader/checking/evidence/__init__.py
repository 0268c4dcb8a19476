"""Check the evidence of a record: its citations and reasons, and the values that they support."""
