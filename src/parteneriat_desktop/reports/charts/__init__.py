"""Charts: described as data, drawn once as shapes, written for paper and for the screen."""
