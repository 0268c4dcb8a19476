"""The events of a whole article: told once, linked with each other, with titles and keys."""
