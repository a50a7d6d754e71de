"""Colleagues and their laptops, sharing an assessment, and bringing in what they share."""
