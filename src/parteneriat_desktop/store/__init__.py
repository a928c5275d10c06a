"""The database of one workspace: the journal, the tables folded from it, and what stays local."""
