"""What records refer to: keys of other records, files of texts, and quotes in these texts."""
