"""What ``make bench`` measures, and the file that it writes: ``bench/latest.json``."""
