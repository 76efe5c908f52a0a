"""What the folders and files of a project are called, below its root."""

DOCS = "docs"  # unless the settings say otherwise
DATA_NAME = "_data"
DATA = f"{DOCS}/{DATA_NAME}"
EVENT = "event.toml"
SCREENS = "assets/screens"  # as pages of a language's guide name it, behind ../../
