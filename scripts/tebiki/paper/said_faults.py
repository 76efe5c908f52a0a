"""What is said of parts of a page that a handout cannot show, and what their author can do."""

from tebiki.files.data_faults import Said

_UNKNOWN = Said(
    "the handout cannot show {name}; write it otherwise, or leave it off the paper: "
    'data-paper="no" in its tag, or {{ data-paper="no" }} behind the heading of its section',
    "配布資料では {name} を表せません。ほかの書き方にするか、紙には載せないでください"
    '（タグに data-paper="no" と書くか、見出しの後ろに {{ data-paper="no" }} と書くと、'
    "その節が紙に載りません）。",
)
_SKIPPED = Said(
    "the heading 「{title}」 has level {level} after level {before}; write {marks}, so that no "
    "level of the contents is skipped",
    "見出し「{title}」のレベルが、{before} の次に {level} になっています。{marks} と書いてください"
    "（目次のレベルを飛ばせません）。",
)
_BARE = Said(
    "text stands right beside {name}; leave blank lines around it",
    "{name} のすぐ横に文があります。文の前後に空行を入れてください。",
)
NO_PICTURE = Said(
    "the built site has no picture {path}; build the site again, or mend the picture's address",
    "できたサイトに {path} の画像がありません。サイトを作り直すか、アドレスを直してください。",
)
NO_ALT = Said(
    "{path} has no alternative text; write in the brackets what it shows: ![…](…)",
    "{path} に代わりの文がありません。![…](…) の […] に、何の画面かを書いてください。",
)
NO_TITLE = Said(
    "a step has no title; write a short instruction behind ##",
    "手順にタイトルがありません。## の後ろに、することを短く書いてください。",
)
NO_CHAPTER = Said(
    "no chapter of this guide was built; add a page to its folder and to nav, and build the site "
    "again",
    "この手引きには、章のページがありません。フォルダーにページを足して nav に書き、"
    "サイトを作り直してください。",
)


def unknown(name: str) -> Said:
    """Return what is said of an element that no handout shows."""
    return _UNKNOWN.filled(name=name)


def bare(name: str) -> Said:
    """Return what is said of text that stands beside a block in no paragraph of its own."""
    return _BARE.filled(name=name)


def skipped(level: int, title: str, before: int) -> Said:
    """Return what is said of a heading of `level` that follows one of the level `before`."""
    return _SKIPPED.filled(
        title=title, level=str(level), before=str(before), marks="#" * (before + 1)
    )
