"""The terminal: reads files, asks the engine, prints the reply."""
