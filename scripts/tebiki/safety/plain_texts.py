"""Holds the texts of data and front matter to be plain text: no tag that could do anything."""

from collections.abc import Iterator, Mapping

from tebiki.files.data_faults import DataFault, Said
from tebiki.files.tables import Document
from tebiki.files.toml_lines import Path
from tebiki.safety.allowed_html import hostile_tag


def hold(document: Document) -> None:
    """Note every text of a TOML file that holds such a tag."""
    for place, text in texts(document.data):
        if tag := hostile_tag(text):
            name = ".".join(str(key) for key in place)
            said = Said(
                f"{name} holds <{tag}>, but is plain text; take the tag out",
                f"{name} に <{tag}> というタグがあります。文字だけにして、タグを消してください。",
            )
            line = document.root.line_of(*place)
            document.faults.append(DataFault(document.path, line, said))


def texts(tree: object, place: Path = ()) -> Iterator[tuple[Path, str]]:
    """Return every text of a tree of tables and lists, each with the keys that lead to it."""
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from texts(value, (*place, str(key)))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from texts(value, (*place, number))
    elif isinstance(tree, str):
        yield place, tree
