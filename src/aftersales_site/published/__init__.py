"""The data to take away: what stands below ``/data/``."""
