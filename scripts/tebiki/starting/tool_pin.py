"""Says where the tool is from that makes a project, so that the project can get the same again.

a wheel that pip has installed    file:///…/tebiki-0.1.0-py3-none-any.whl#sha256=…
a checkout                        -e /home/…/tebiki
"""

import importlib.metadata
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tebiki.files.data_faults import DataError, DataFault, Said

PACKAGE = "tebiki"
_NO_PIN = Said(
    "a tool is a wheel's address with its hash, https://…whl#sha256=…, or a checkout's folder; "
    "never a name alone, which anybody could take",
    "--tool には、wheel のアドレスとハッシュ（https://…whl#sha256=…）か、"
    "ソースのフォルダーを書いてください。名前だけでは、別の人の物が入ることがあります。",
)


_FROM_NOWHERE = Said(
    "where this tebiki was installed from is not known; say with --tool where projects get it: "
    "a wheel's address with its hash, https://…whl#sha256=…, or a checkout's folder",
    "この tebiki がどこから入れられたか分かりません。--tool に、プロジェクトで使う wheel の"
    "アドレスとハッシュ（https://…whl#sha256=…）か、ソースのフォルダーを書いてください。",
)


class ToolError(DataError):
    """`--tool` names nothing that can be pinned."""

    says_japanese = True


def pinned(given: str) -> str:
    """Return what pip is told: `given`, or where this tool was installed from. Raises ToolError."""
    if not given:
        return installed_from()
    folder = Path(given).expanduser()
    if folder.is_dir() and (folder / "pyproject.toml").is_file():
        return f"-e {folder.resolve()}"
    if re.fullmatch(r"(?:https|file)://\S+\.whl#sha256=[0-9a-f]{64}", given):
        return given
    if re.fullmatch(r"git\+https://\S+@[0-9a-f]{40}(?:#\S*)?", given):
        return given
    raise ToolError([DataFault(f"--tool {given}", 0, _NO_PIN)])


def is_everywhere(tool: str) -> bool:
    """Whether another machine gets the tool, too."""
    return tool.startswith(("https://", "git+https://"))


def installed_from() -> str:
    """Return where this tool is from: the wheel with its hash, or the checkout.

    Raises ToolError where that is not known.
    """
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").is_file():
        return f"-e {checkout}"
    try:
        told = importlib.metadata.distribution(PACKAGE).read_text("direct_url.json")
    except importlib.metadata.PackageNotFoundError:
        told = None
    found = json.loads(told) if told else {}
    address = str(found.get("url", ""))
    archive = found.get("archive_info") or {}
    sha256 = (archive.get("hashes") or {}).get("sha256", "") or str(
        archive.get("hash", "")
    ).removeprefix("sha256=")
    if found.get("dir_info"):
        return f"-e {unquote(urlsplit(address).path)}"
    if not (address and sha256):
        raise ToolError([DataFault("--tool", 0, _FROM_NOWHERE)])
    return f"{address}#sha256={sha256}"
