"""The Markdown of a page becomes its HTML."""
