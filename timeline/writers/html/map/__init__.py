"""The maps of a report: what each shows, where its names have space, and its chart."""
