"""The calculators: their forms, and what their scripts are told."""
