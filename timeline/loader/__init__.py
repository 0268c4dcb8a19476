"""Records to rows: checked, dated, quoted, and written in one transaction."""
