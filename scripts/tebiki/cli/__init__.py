"""The command line: parsers only; a room is imported when its verb runs."""
