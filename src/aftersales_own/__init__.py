"""A RUBRIC OF ONE'S OWN: opened from a file, checked, and told to the form that is filled in by it."""
