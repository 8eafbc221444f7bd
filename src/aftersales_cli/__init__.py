"""The terminal: reads files, asks the engine's one door, prints the reply."""
