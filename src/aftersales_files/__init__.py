"""What leaves as a spreadsheet or a calendar file, and filled-in spreadsheets coming back.

Stands on the engine's model and API, used by the terminal and the browser alike. Spreadsheets are
written by openpyxl, calendar files by icalendar; each of the two is imported only by the modules that
need it, because the browser loads them on the first click that does. What comes back is read by modules
of our own, which look at nothing but the values of cells.
"""

import os

# openpyxl writes through lxml where that is installed, in other bytes than without it. A file is
# to be the same from every machine.
os.environ.setdefault("OPENPYXL_LXML", "False")
