"""Changes, survivors, conflicts and segments: pure rules, no I/O, no clock."""
