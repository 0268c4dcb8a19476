"""The words of a text replaced by the ones that the readers know."""
