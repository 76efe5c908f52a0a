"""MkDocs, and what comes after it."""
