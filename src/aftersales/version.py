"""The version of the engine, which every record names, and the day of its release."""

__version__ = "0.2.0"
RELEASED = "2026-11-28"
