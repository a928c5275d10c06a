"""Tables: what a cell shows, the paged model, how cells are drawn, the view."""
