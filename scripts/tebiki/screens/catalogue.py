"""Reads the catalogue of a guide's screens, and writes a drawing's size into it."""

import re
from dataclasses import dataclass, replace

from tebiki.files import forms
from tebiki.files.data_faults import DataError, Said
from tebiki.files.table_wording import Wording
from tebiki.files.tables import Document, Table
from tebiki.screens.screen import ORIGINALS, SENSITIVE, Original, Screen, WordSource

NAME = "screens.toml"

_SIZE = re.compile(r"([1-9][0-9]{0,4})x([1-9][0-9]{0,4})")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SIGNED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} \S.*")
_ALT = Said(
    'alt = { ja = "…", en = "…" }, what the drawing shows and where to click',
    'alt = { ja = "…", en = "…" } に、何の図で、どこを押すかを',
)
_PAPER = Said("paper = false, or leave it out", "要らなければ行を消し、要るなら paper = false と")
_WORDS = Said(
    '[{ url = "https://…", official = true, words = ["…"] }], the sources of its words',
    '[{ url = "https://…", official = true, words = ["…"] }] の形で、言葉の出典を',
)

_WORDING = Wording(
    missing=Said(
        "[{table}] lacks {key}; write {form}",
        "[{table}] に {key} がありません。{form}書いてください。",
    ),
    wrong=Said(
        "[{table}] has {key} = {value}; write {form}",
        "[{table}] で {key} = {value} になっています。{form}書いてください。",
    ),
    unknown=Said(
        "[{table}] has the unknown key {key}; mend its name or take it out",
        "[{table}] に {key} という項目はありません。名前を直すか、消してください。",
    ),
    near=Said(
        "[{table}] has the unknown key {key}; write {near}, or take it out",
        "[{table}] に {key} という項目はありません。{near} と書くか、消してください。",
    ),
    no_table=Said(
        "[{name}] is not a table; write [id] and its keys below it",
        "[{name}] が表になっていません。[id] の行を書き、項目をその下に並べてください。",
    ),
)
_NO_ID = Said(
    "[{name}] is not a screen id; use small letters, digits and hyphens",
    "[{name}] は画面の id になりません。英小文字、数字、ハイフンだけを使ってください。",
)
_NO_SUMS = Said("[{table}] has no good made_sha256", "[{table}] の made_sha256 が正しくありません")
_MARKS = Said(
    f"a list with any of {', '.join(SENSITIVE)}, or []",
    f"{', '.join(SENSITIVE)} の並びか [] を",
)


class CatalogueError(DataError):
    """A catalogue cannot be used; `faults` has one message a fault, each with file and line."""


@dataclass(frozen=True)
class Catalogue:
    """The screens of a guide in its order; `path` is the file that they were read from."""

    path: str
    screens: tuple[Screen, ...]

    def __getitem__(self, screen_id: str) -> Screen:
        for screen in self.screens:
            if screen.id == screen_id:
                return screen
        raise KeyError(screen_id)

    def of_page(self, page: str) -> tuple[Screen, ...]:
        """Return the screens of one page, in order."""
        return tuple(screen for screen in self.screens if screen.page == page)

    def until(self, edition: str) -> "Catalogue":
        """Return the catalogue without what is drawn of a month after the edition."""
        return replace(self, screens=tuple(s for s in self.screens if not s.is_later(edition)))

    def of_step(self, page: str, step: str) -> tuple[Screen, ...]:
        """Return the screens of one step, in order."""
        return tuple(screen for screen in self.of_page(page) if screen.step == step)


def load(text: str, path: str) -> Catalogue:
    """Return the catalogue that stands in `text`. Raises CatalogueError with every fault."""
    document = Document(text, path, CatalogueError, _WORDING)
    screens = []
    for name in document.root.keys:
        if table := document.root.table(name):
            screens.append(_screen(name, table))
    document.stop()
    return Catalogue(path, tuple(screens))


def _screen(name: str, table: Table) -> Screen:
    if not forms.NAME.fullmatch(name):
        table.fault("", _NO_ID.filled(name=name))
    is_now = "drawn_of" in table.keys
    pictures = {kind: _original(part) for kind in ORIGINALS if (part := table.table(kind))}
    screen = Screen(
        id=name,
        page=table.text("page", 'page = "<file name without .md>"', forms.NAME),
        step=table.text("step", 'step = "<id of a step>"', forms.NAME, needed=is_now),
        source=table.text(
            "source",
            Said(
                'source = "https://…", the original\'s address',
                'source = "https://…" と元の画像のアドレスを',
            ),
            forms.ADDRESS,
            needed=False,
        ) if not is_now else "",
        captured=_taken(table, "captured", "2023-06") if not is_now else "",
        sensitive=_marks(table),
        drawing=_size(table, "drawing", needed=False),
        original=pictures.get("original"),
        added=pictures.get("added"),
        line=table.line,
        drawn_of=_taken(table, "drawn_of", "2026-11") if is_now else "",
        words_from=_words_from(table) if is_now else (),
        alt=table.by_language("alt", _ALT) if is_now else {},
        paper=_on_paper(table) if is_now else True,
    )  # fmt: skip
    table.end()
    return screen


def _words_from(table: Table) -> tuple[WordSource, ...]:
    sources = table.listed("words_from", _WORDS, _is_word_source, at_least=1)
    return tuple(WordSource(o["url"], o["official"], tuple(o["words"])) for o in sources)


def _is_word_source(one: object) -> bool:
    return (
        isinstance(one, dict)
        and set(one) == {"url", "official", "words"}
        and isinstance(one["url"], str)
        and forms.ADDRESS.fullmatch(one["url"]) is not None
        and isinstance(one["official"], bool)
        and isinstance(one["words"], list)
        and all(isinstance(word, str) and word.strip() for word in one["words"])
    )


def _on_paper(table: Table) -> bool:
    value = table.take("paper")
    if value not in (None, False):
        table.wrong("paper", value, _PAPER)
    return value is None


def _taken(table: Table, key: str, example: str) -> str:
    """Take a month, "" where nobody has noted it."""
    form = f'{key} = "{example}"'
    said = Said(f"{form}, a month", f"{form} のように月を")
    return table.text(key, said, forms.MONTH, needed=False)


def _original(table: Table) -> Original:
    sha = "<64 hexadecimal digits>"
    original = Original(
        captured=_taken(table, "captured", "2026-11"),
        file=table.text(
            "file", 'file = "<stem of the pictures\' names>"', forms.NAME, needed=False
        ),
        size=_size(table, "size") or (0, 0),
        source_sha256=table.text("source_sha256", f'source_sha256 = "{sha}"', _SHA256),
        sensitive=_marks(table, needed=False),
        redactions=_redactions(table),
        made_sha256=_sums(table),
        signed_off=table.text(
            "signed_off", 'signed_off = "2026-11-24 <name>"', _SIGNED, needed=False
        ),
        signed_sha256=table.text(
            "signed_sha256", f'signed_sha256 = "{sha}"', _SHA256, needed=False
        ),
    )
    table.end()
    return original


def _size(table: Table, key: str, *, needed: bool = True) -> tuple[int, int] | None:
    match = _SIZE.fullmatch(
        table.text(
            key,
            Said(f'{key} = "640x400", width x height', f'{key} = "640x400" のように幅 x 高さを'),
            _SIZE,
            needed=needed,
        )
    )
    return (int(match[1]), int(match[2])) if match else None


def _marks(table: Table, *, needed: bool = True) -> tuple[str, ...]:
    return tuple(table.listed("sensitive", _MARKS, SENSITIVE.__contains__, needed=needed))


def _redactions(table: Table) -> tuple[tuple[int, int, int, int], ...]:
    form = "[[x, y, width, height], …]"
    bars = table.listed("redactions", form, _is_rectangle, needed=False)
    return tuple((x, y, width, height) for x, y, width, height in bars)


def _sums(table: Table) -> dict[str, str]:
    value = table.take("made_sha256")
    if isinstance(value, dict) and all(_is_sum(one) for one in value.values()):
        return dict(value)
    if value is not None:
        wrong = _NO_SUMS.filled(table=table.name)
        table.wrong("made_sha256", value, '{ "<file>" = "<SHA-256>", … }', wrong)
    return {}


def _is_rectangle(item: object) -> bool:
    return (
        isinstance(item, list)
        and len(item) == 4
        and all(type(number) is int and number >= 0 for number in item)
        and item[2] > 0
        and item[3] > 0
    )


def _is_sum(value: object) -> bool:
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None
