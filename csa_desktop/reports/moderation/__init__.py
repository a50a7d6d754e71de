"""What is printed of moderation: the pack of an authority, and the record of a day."""
