"""What texts are held to."""
