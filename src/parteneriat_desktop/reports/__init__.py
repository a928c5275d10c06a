"""Paper: A4 documents in black on white, written as PDF/A-2b that says the same bytes for the same data."""
