"""The chronicle as it could be known on a day, rebuilt from what had been published by then."""
