"""Datasets of indicators: a workbook or CSV file read as indicators, with a report of what was understood."""
