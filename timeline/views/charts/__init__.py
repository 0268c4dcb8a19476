"""Charts of events over time: their axis, their frame, lanes and densities."""
