"""The pages of the window; each answers one question, in words at its top."""
