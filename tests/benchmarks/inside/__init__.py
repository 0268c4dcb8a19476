"""What is measured in a process of its own, which prints figures as JSON (``Bench.asked``)."""
