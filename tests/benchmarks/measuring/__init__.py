"""How works are measured: processes and their peers, in turn, and a table of what they took."""
