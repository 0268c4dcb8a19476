"""The accounts of a ledger: purchases, backlogs and fleets, and what is wrong with them."""
