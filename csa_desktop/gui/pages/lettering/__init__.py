"""The parts of the letter's page."""
