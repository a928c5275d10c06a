"""Languages, and how a value is shown. Kept empty so that records need no Babel at run time."""
