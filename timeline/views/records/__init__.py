"""All that is known of one record."""
