"""One editor for each type of field, and the table that chooses it."""
