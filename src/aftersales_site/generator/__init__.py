"""What MkDocs is given, and running it."""
