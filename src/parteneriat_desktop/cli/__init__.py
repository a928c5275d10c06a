"""The same actions from a command line, for scripts, tests and the ministry's batch work."""
