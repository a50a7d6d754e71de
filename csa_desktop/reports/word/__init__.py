"""Word files of what somebody will answer: real headings, lists and page numbers, and no names in them."""
