"""The parts of the page of child-level lists."""
