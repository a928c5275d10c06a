"""Where each field stands in its form: lists of field names, written by hand."""
