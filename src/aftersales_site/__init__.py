"""The publisher: checked models in, pages and published data out."""
