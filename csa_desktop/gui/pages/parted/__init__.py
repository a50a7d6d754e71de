"""Two versions of one field: in words, as a badge where the field appears, and to decide between."""
