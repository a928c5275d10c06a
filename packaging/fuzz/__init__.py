"""Hostile input by the million: every reader of what others send, fed with bytes that a fuzzer made up."""
