"""The commands, one file each: each parses its options, calls, and prints."""
