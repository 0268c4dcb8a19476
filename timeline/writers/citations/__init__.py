"""Citations of sources: as plain text, in a style, and for programs that manage references."""
