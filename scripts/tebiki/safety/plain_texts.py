"""Holds the texts of data and front matter to be plain text: no tag that does anything, no mark."""

from collections.abc import Iterator, Mapping

from tebiki.files.data_faults import DataFault, Said
from tebiki.files.tables import Document
from tebiki.files.toml_lines import Path
from tebiki.safety.allowed_html import hostile_tag, inert_mark

_TAG = Said(
    "{name} holds <{tag}>, but is plain text; take the tag out",
    "{name} に <{tag}> というタグがあります。文字だけにして、タグを消してください。",
)
_MARK = Said(
    "{name} holds {mark}, but is plain text; take the marks out",
    "{name} の {mark} は、記号のまま表示されます。文字だけにして、記号を消してください。",
)


def hold(document: Document) -> None:
    """Note every text of a TOML file that holds such a tag, or Markdown."""
    for place, text in texts(document.data):
        name = ".".join(str(key) for key in place)
        if tag := hostile_tag(text):
            said = _TAG.filled(name=name, tag=tag)
        elif mark := inert_mark(text):
            said = _MARK.filled(name=name, mark=mark)
        else:
            continue
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
