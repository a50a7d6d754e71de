"""What inspectors talk about: values and rules only, no files, no database, no window."""
