"""A guide becomes a project: `tebiki new`, from its files to a whole site's sources.

How it is parted, so that two can work on it:

- `importing` reads and writes: dialects (authors_lines, tree_reading, html_marks, box_names) into a
  tree (guide_tree), the tree into chapters (chapters), steps (step_reading, by heading_steps,
  item_steps and text_steps, which ask actions and predicates what a sentence wants) and pages
  (guide_pages, page_texts). It opens no file.
- here are the edges: the guide's files (guide_files, guide_archive), the project's (new_project,
  project_texts, tool_pin), the report (new_report), what was not even read (raw_text) or was lost
  in the end (built_losses).
- what a person decided and a new text of the guide must keep: again, again_pictures,
  again_navigation and again_elsewhere, with what had been made (made_before) and what leads to it
  (leads). That three texts become one, a page's
  as it was made, as it is and as the guide has it, is `importing`'s: merge_guide, by merge_blocks
  and names_again. A person is right about headings and pictures; where both have changed a
  sentence, both changes stand, marked.
"""
