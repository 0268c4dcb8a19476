"""How works are measured: processes beside their peers, in turn, and a table of what they took."""
