"""What may be wrong with a link, and how it is said."""

from dataclasses import dataclass

from tebiki.files.data_faults import Said
from tebiki.links.documents import Link

REASONS = {
    "empty": Said(
        "the address is empty; write one, or take the attribute out",
        "アドレスが空です。書くか、その属性を消してください。",
    ),
    "broken": Said(
        "the file cannot be read; build the site anew",
        "ファイルを読めません。サイトを作り直してください。",
    ),
    "bad": Said(
        "{detail}",
        "{detail}",
    ),
    "mail": Said(
        "{detail}; write mailto:name@host",
        "{detail}。mailto:name@host の形で書いてください。",
    ),
    "runs-on": Said(
        "the address takes the text behind it along; end it at {detail}",
        "アドレスが後ろの文まで続いています。{detail} で終わらせてください。",
    ),
    "missing": Said(
        "there is no such file",
        "このファイルはありません。アドレスを直してください。",
    ),
    "no-folder": Said(
        "this is a file, not a folder; take the / at its end out",
        "フォルダーではなくファイルです。終わりの / を消してください。",
    ),
    "no-index": Said(
        "the folder has no index.html; link to a page in it",
        "このフォルダーに index.html がありません。中のページにリンクしてください。",
    ),
    "case": Said(
        "the letter case is not that of the file",
        "ファイルの名前と大文字・小文字が違います。",
    ),
    "form": Said(
        "the Unicode form (NFC or NFD) is not that of the file",
        "ファイルの名前と、文字の組み合わせ方（Unicode の NFC と NFD）が違います。",
    ),
    "fragment": Said(
        "the page has no such anchor",
        "ページにこの見出し（#）がありません。",
    ),
    "fragment-case": Said(
        "the letter case is not that of the anchor",
        "見出し（#）と大文字・小文字が違います。",
    ),
    "fragment-form": Said(
        "the Unicode form (NFC or NFD) is not that of the anchor",
        "見出し（#）と、文字の組み合わせ方（Unicode の NFC と NFD）が違います。",
    ),
    "text": Said(
        "the page does not hold the text 「{detail}」",
        "ページに「{detail}」という文がありません。",
    ),
    "above": Said(
        "the address leads above the site's root",
        "アドレスがサイトの外（上のフォルダー）を指しています。",
    ),
    "edition": Said(
        "the link leaves the edition, which has the page itself",
        "リンクがほかの版に行きます。この版にも同じページがあります。",
    ),
    "absolute": Said(
        "the link names the site's own address; write it relative, or it leaves this copy",
        "リンクがこのサイト自身のアドレスで書かれています。このページから見た場所で書いてください。",
    ),
    "language": Said(
        "the link leaves the language ({detail}), which has the page itself",
        "リンクがほかの言語に行きます。この言語（{detail}）にも同じページがあります。",
    ),
    "double": Said(
        "the id stands already in line {detail}; give this element another",
        "この id は {detail} 行目にもあります。別の id にしてください。",
    ),
}
_NEAREST = Said("; the nearest is {near}", "いちばん近いのは {near} です。")


@dataclass(frozen=True)
class Fault:
    """One broken link: page, the link, the rule it breaks (a key of REASONS), and words for it."""

    page: str
    link: Link
    rule: str
    detail: str = ""
    nearest: str = ""

    @property
    def reason(self) -> Said:
        text = REASONS[self.rule].filled(detail=self.detail)
        return text.then(_NEAREST.filled(near=self.nearest)) if self.nearest else text
