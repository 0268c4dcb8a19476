"""A column map as it is declared: the values of its fields, and texts made of cells."""
