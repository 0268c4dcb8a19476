"""Check events like others before them, without checking the same value or layout twice."""
