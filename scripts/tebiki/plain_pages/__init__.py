"""Built pages become plain Markdown beside them, and the list of these, llms.txt."""
