"""The parts of the page of setting up."""
