"""Where everything stands on the site, and what points at what."""
