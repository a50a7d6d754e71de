"""What a person does with the store itself: backups, verifying, keys, and how this laptop behaves."""
