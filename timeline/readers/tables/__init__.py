"""Tables in files: CSV, spreadsheets, JSON and Parquet as rows of texts."""
