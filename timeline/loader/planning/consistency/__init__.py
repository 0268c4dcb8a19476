"""Check records against each other: circular references, links, and what is improbable."""
