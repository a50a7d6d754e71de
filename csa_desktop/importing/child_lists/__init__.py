"""Child-level lists coming in: what a workbook or CSV file says about children, told column by column."""
