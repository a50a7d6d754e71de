"""The parts of the national view: a figure as a picture and as a table."""
