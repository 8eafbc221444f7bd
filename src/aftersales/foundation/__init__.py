"""The lowest layer: texts in two languages, exact numbers, faults, and reading plain mappings."""
