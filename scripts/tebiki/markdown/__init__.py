"""A page's Markdown, read once."""
