"""The project: its files, its words, its event."""
