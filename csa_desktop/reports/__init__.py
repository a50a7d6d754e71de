"""What is printed or sent: values to bytes."""
