"""Methods of dataclasses: written out when the wheel is compiled, and what they share in the browser."""
