"""What the search finds, and the index that the browser loads."""
