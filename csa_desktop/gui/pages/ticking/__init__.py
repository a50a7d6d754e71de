"""Lists of tasks that are ticked off."""
