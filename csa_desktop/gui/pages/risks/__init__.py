"""Risks to a child: raising one in under a minute, and what is said and done about each."""
