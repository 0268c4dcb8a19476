"""Seed files in YAML: their syntax, its faults, and their sections."""
