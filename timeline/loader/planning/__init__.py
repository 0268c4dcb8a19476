"""What a load changes, worked out before anything is written."""
