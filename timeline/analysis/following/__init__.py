"""Which events followed others: pairs of them, numbers of pairs, and what chance alone gives."""
