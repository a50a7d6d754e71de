"""The parts of the meeting's page, and the view for a shared screen."""
