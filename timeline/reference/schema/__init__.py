"""The JSON Schema of the seed format, for editors that complete and check YAML while one types."""

from timeline.reference.schema.document import seed_schema, seed_schema_text

__all__ = ["seed_schema", "seed_schema_text"]
