"""Work that is done side by side, in processes."""
