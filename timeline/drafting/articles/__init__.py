"""The events of a whole article: each once, linked with each other, with titles and keys."""
