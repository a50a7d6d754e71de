"""The parts of the page on representations (003:479-539)."""
