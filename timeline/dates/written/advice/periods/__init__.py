"""A part of a period that is named or counted: a third, a half, a week, its end."""
