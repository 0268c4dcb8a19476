"""Two sources, or two chronicles, side by side: what only one reports, and where both differ."""
