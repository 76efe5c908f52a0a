"""What is found, and how Japanese is read aloud."""
