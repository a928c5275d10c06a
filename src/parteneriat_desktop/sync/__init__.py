"""Bundles, keys and trust: what leaves one institution and what another one accepts."""
