"""Events: pages of them in order of time, and all that is known of many at once."""
