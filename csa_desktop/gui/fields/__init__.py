"""One hand-made editor for each kind of field that a form can have."""
