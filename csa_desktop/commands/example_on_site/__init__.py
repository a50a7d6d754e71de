"""Builds the worked example of inspections on site through the commands, at the times that it states."""
