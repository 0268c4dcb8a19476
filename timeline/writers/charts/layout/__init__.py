"""Where things are in a picture: axes, columns, events on lines, and the frame of all."""
