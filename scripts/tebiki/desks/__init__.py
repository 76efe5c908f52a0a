"""Pages that only this machine opens."""
