"""Files made up for the measurements: the same rows for the same number of them, on any machine."""
