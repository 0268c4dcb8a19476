"""Records of several chronicles: where each is defined, who owns it, and who corrects it."""
