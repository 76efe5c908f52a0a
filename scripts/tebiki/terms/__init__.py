"""A guide's words that stop beginners explain themselves, and have a page of their own."""
