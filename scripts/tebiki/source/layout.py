"""What the folders and files of a project are called, below its root."""

DOCS = "docs"  # unless the settings say otherwise
DATA_NAME = "_data"
DATA = f"{DOCS}/{DATA_NAME}"
EVENT = "event.toml"
SCREENS = "assets/screens"  # as pages of a language's guide name it, behind ../../
# Of the face; the build publishes one of them at the root of an edition, as its sw.js.
KEEPING_WORKER = "assets/keep/worker.js"
LEAVING_WORKER = "assets/keep/leaving-worker.js"
