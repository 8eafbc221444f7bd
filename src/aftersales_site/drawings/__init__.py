"""Processes as inline SVG."""
