"""Filling in a form: its copies, its fields, what is offered and what was cut short."""
