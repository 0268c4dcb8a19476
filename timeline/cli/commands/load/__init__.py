"""Commands of the panel "Load": load files, and check what is stored or is to be written."""
