"""The values of cells: dates, numbers, words and names, as a map says that they are written."""
