"""A case on paper: its timeline drawn, the grid of stages and themes, evidence, and its form."""
