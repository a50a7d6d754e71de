"""The parts of the page of hypotheses: what became of each, and the questions of the first three days."""
