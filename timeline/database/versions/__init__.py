"""The versions of the schema: upgrades, new databases, and copies."""
