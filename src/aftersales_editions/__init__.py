"""EDITIONS side by side: what one changed of another, and what becomes of what was calculated before."""
