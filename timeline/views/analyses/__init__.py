"""The results of the analyses."""
