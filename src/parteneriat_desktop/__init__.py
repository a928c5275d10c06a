"""Parteneriat: partnerships of town halls and NGOs, kept offline and exchanged as signed bundles."""

__version__ = "0.1.0"
