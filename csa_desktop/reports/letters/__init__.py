"""Letters: forms that are printed as running text, as PDF and as Word."""
