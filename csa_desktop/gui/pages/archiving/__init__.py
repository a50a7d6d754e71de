"""The parts of the page on the archive."""
