"""The version of the engine, which every record names."""

__version__ = "0.2.0"
