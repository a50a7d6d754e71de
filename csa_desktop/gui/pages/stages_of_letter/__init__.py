"""The parts of the page on which the letter goes through its stages."""
