"""Says what must not be published: drafts, and what may be a secret."""

from collections.abc import Sequence
from pathlib import Path

from tebiki.files.data_faults import Said, placed
from tebiki.rules import scan_secrets
from tebiki.rules.find_drafts import find_drafts
from tebiki.source.project import Project

_SECRETS = Said(
    "What is built may tell {count} secrets. A real key: make it invalid at its service first; "
    "then take it out of the page. ",
    "できたものに、秘密かもしれない文字列が {count} あります。"
    "本物のキーなら、まず発行元のサービスで無効にして、ページから消してください。",
).then(scan_secrets.NONE)
_SHOWN = 20  # drafts or secrets that are listed
_DRAFTS = Said(
    "{count} drafts stand on the pages; look at them (tebiki due lists all), or publish them as "
    "they are with --drafts:",
    "ページに下書きが {count} あります。確かめてから公開してください"
    "（tebiki due で全部見られます）。このまま公開するときは --drafts を付けます。",
)


def drafts(project: Project) -> Said | None:
    """Return what to say of a project whose pages have drafts. Raises DataError."""
    found = [placed(draft.path, draft.line, draft.said) for draft in find_drafts(project)]
    return _listed(_DRAFTS, found)


def secrets(project: Project, folder: Path) -> Said | None:
    """Return what to say where a file below the folder may tell a secret. Raises DataError."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = scan_secrets.scan(folder, files, scan_secrets.told_by(project))
    return _listed(_SECRETS, found)


def _listed(head: Said, lines: Sequence[Said]) -> Said | None:
    if not lines:
        return None
    head, shown = head.filled(count=str(len(lines))), lines[:_SHOWN]
    return Said(
        "\n".join([head, *shown]), "\n".join([head.ja, *(line.ja or line for line in shown)])
    )
