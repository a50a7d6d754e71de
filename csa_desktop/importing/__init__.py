"""Outside files coming in: bytes to values."""
