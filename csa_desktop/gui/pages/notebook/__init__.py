"""The parts of the notebook's pages: rows, editors, pickers and grades. Each gets values, never a store."""
