"""Commands of the panel "Record": write records by hand, and look up how they are written."""
