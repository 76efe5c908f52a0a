"""Measures us beside others; nothing imports it."""
