"""A change note, whole, for the tests of notes to alter."""

NOTE = """\
[[note]]
target = "limits#set-limits"
kind = "changed"
edition = "2026.11"
fold = true
facts = ["a"]
sources = [{ title = "A", url = "https://a.test/", month = "2026-11", official = true }]
ja = "いま。"
"""
