"""The registers: one line for every actor, system, programme, place or source."""
