"""What an event adds."""
