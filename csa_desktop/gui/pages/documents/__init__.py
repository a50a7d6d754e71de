"""The parts of the pages on sources: rows of the list, bringing files in, the quoting bar."""
