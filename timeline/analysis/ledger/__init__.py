"""Ledgers: procurements over time, their deliveries and sums, and the fleets that they make.

``table`` the whole ledger · ``leading`` its largest groups · ``selection`` the events that it needs
· ``accounts`` purchases, sums and backlogs · ``fleet`` stated totals compared with movements ·
``deliveries`` each delivery counted once.
"""
