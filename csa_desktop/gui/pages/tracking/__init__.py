"""The parts of the pages on cases: the drawn journey, the grid, and what is beside it."""
