"""What a command prints: lines, JSON, errors, and messages while it waits for a database."""
