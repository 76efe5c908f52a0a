"""Locks, pictures of the READMEs, browsers, comparisons; nothing imports it."""
