"""Publishes the face's own scripts without comments and needless spaces, which readers wait for."""

from mkdocs.structure.files import Files

from tebiki.search import worker
from tebiki.source.project import face


def squeeze_scripts(files: Files) -> None:
    """Give the scripts of the face, as they are to be published, as small as they run."""
    for file in files.javascript_files():
        if file.src_dir == str(face()):
            file.content_string = worker.join([file.content_string])
