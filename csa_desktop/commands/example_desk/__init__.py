"""The parts of the worked example that surround the notebook, in the order of the cycle."""
