"""A guide becomes a project: `tebiki new`, from its files to a whole site's sources.

How it is parted, so that two can work on it:

- `importing` reads and writes: dialects (authors_lines, tree_reading, html_marks, box_names) into a
  tree (guide_tree), the tree into chapters (chapters), steps (step_reading) and pages
  (guide_pages, page_texts). It opens no file.
- here are the edges: the guide's files (guide_files), the project's (new_project, project_texts,
  tool_pin), the report (new_report), what was lost in the end (built_losses).
- what a person decided and a new text of the guide must keep is not read here yet: pages are only
  made anew where the guide's name is free.
"""
