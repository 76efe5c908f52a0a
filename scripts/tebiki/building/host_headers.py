"""Says to a static host, in its `_headers` file, which headers go out and how long files are kept.

Hosts that read the file put the values of all rules that fit an address together, so no two rules
that fit one address say how long it is kept, but for `no-cache`, which wins beside another:
RFC 9111, 5.2.2.4. What no rule names is asked for again each time, as these hosts do by themselves.
"""

from collections.abc import Sequence

from tebiki.building.content_policy import HEADERS
from tebiki.source.built_editions import LATEST, VERSIONS

_FROZEN = "public, max-age=86400"  # a day: a mistake that must not stand may be replaced
_PICTURES = "public, max-age=3600"  # an hour: a workshop; corrected pictures keep their names
_ASKED = "no-cache"  # kept, but never shown without asking whether it still holds


def headers(editions: Sequence[str] = (), newest: str = "") -> str:
    """Return the file for the root of a host.

    `editions` are the folders of a site of several, `newest` the one that is also `latest/`; none:
    the site is one edition itself. Names of files hold no sum, so that only an edition that nobody
    writes in any more is kept for long.
    """
    rules = [(f"/{VERSIONS}", _ASKED)] if editions else []
    for name in [newest, LATEST] if editions else [""]:
        rules.append((f"{f'/{name}' if name else ''}/assets/screens/*", _PICTURES))
    rules += [(f"/{name}/*", _FROZEN) for name in editions if name != newest]
    return HEADERS + "".join(f"{path}\n  Cache-Control: {value}\n" for path, value in rules)
