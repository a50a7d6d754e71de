"""Everything Qt: it shows and asks, and decides nothing."""
