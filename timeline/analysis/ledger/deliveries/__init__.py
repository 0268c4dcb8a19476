"""The deliveries of an order, each counted once, in a list or as events of their own."""
