"""Letters that come back: the comments and changes in a Word file, each placed in the letter as sent."""
