"""The fleet of an account: its movements, and stated totals compared with their sums."""
