"""Commands of the panel "Write": files for other programs, and pictures."""
