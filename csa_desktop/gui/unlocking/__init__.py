"""The panels of the unlock page. Nothing slow is imported here: they are there before the store is."""
