"""The calculations, each a set of functions on the model's classes."""
