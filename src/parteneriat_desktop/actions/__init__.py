"""What a person can do: one module each, without Qt, so that each is tested without a window."""
