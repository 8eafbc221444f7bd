"""The ground floor: texts in two languages, exact numbers, faults, and reading plain mappings."""
