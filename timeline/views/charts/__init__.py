"""Charts of events over time: their axis, their layout, lanes and densities."""
