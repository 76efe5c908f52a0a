"""What is said of marks in a page's text that take no effect: each behind the mark itself."""

from tebiki.files.data_faults import Said

_TAKE = "take it out, or put it in `backticks`"
_TAKE_JA = "消すか、`バッククォート` で囲んでください。"
_BOLD = "write **bold**, or put it in `backticks`"
_BOLD_JA = "**太字** にするか、`バッククォート` で囲んでください。"

STRIKE = Said(f"strikes nothing out; {_TAKE}", f"は取り消し線になりません。{_TAKE_JA}")
MARK = Said(f"marks nothing; {_BOLD}", f"では目立ちません。{_BOLD_JA}")
UNDERLINE = Said(f"underlines nothing; {_BOLD}", f"は下線になりません。{_BOLD_JA}")
BOLD = Said(f"makes nothing bold; {_BOLD}", f"は太字になりません。{_BOLD_JA}")
OPEN_CODE = Said(
    "is no code: its end is missing; close it with the same mark, or write \\`",
    "は ` が閉じておらず、コードになりません。同じ印で閉じるか、記号なら \\` と書いてください。",
)
UNUSED = Said(
    "is used by no link, and its line is not shown; write [text](address), or \\[ for a text",
    "はどのリンクにも使われておらず、この行は表示されません。[文](アドレス) と書くか、"
    "文なら \\[ と書いてください。",
)
NOWHERE = Said(
    "leads nowhere; write its address", "の行き先がありません。アドレスを書いてください。"
)
UNDERLINED = Said(
    "becomes a heading by the line of --- or === below; leave a blank line between them",
    "は、下の --- や === のために見出しになります。あいだに空行を入れてください。",
)
HIGH_OR_LOW = Said(
    f"sets nothing high or low; {_TAKE}", f"は上付き・下付きの文字になりません。{_TAKE_JA}"
)
STARS = Said(
    "would stand on the page; set it right before and right behind the words, without blanks, or "
    "write \\*",
    "がそのままページに出ます。太字にする語のすぐ前とすぐ後ろに、空白を入れずに書いてください"
    "（記号として出すときは \\* と書きます）。",
)
FOOTNOTE = Said(
    "names no footnote; write its text on a line of its own, [^1]: text",
    "の脚注がありません。[^1]: 文 のように、脚注の文を 1 行に書いてください。",
)
UNNAMED = Said(
    "is a footnote that no text names; name it there, or take it out",
    "の脚注が、どこからも使われていません。本文で使うか、消してください。",
)
EMOJI = Said(
    "is no emoji here; write the sign itself",
    "は絵文字になりません。絵文字そのものを書いてください。",
)
KEYS = Said(
    "shows no keys; write them **bold**",
    "はキーの表示になりません。**太字** で書いてください。",
)
LINK = Said(
    "is no link or picture; write [text](address), without blanks",
    "はリンクや画像になりません。[文](アドレス) の形で、空白を入れずに書いてください。",
)
WIKI_LINK = Said(
    "links nothing; write [text](page.md)", "はリンクになりません。[文](page.md) と書いてください。"
)
ADDRESS = Said(
    "is no link; write <address>, or [text](address)",
    "はリンクになりません。<アドレス> か [文](アドレス) と書いてください。",
)
BLANK = Said(
    "is an address with a blank; end it before the blank, or write %20 for it",
    "は空白を含むアドレスです。空白の前で終えるか、空白を %20 と書いてください。",
)
STANDS = Said(
    "would stand on the page; write it as Markdown or take it out",
    "がそのままページに出ます。Markdown で書くか、消してください。",
)
ATTRIBUTES = Said("takes no effect here; take it out", "はここでは効きません。消してください。")
NO_EFFECT = Said(f"takes no effect here; {_TAKE}", f"はここでは効きません。{_TAKE_JA}")
BOX = Said(
    "is no box to tick here; write - [ ] in a list, or take it out",
    "はここではチェック欄になりません。リストに - [ ] と書くか、消してください。",
)
ALERT = Said(
    "is no admonition; write !!! note, and its text below with four blanks",
    "は囲みになりません。!!! note と書き、その下に 4 文字分の空白で下げて文を書いてください。",
)
ADMONITION = Said(
    'is no admonition; write !!! note or !!! note "title" on its own line',
    'は囲みになりません。!!! note か !!! note "タイトル" とだけ、一行に書いてください。',
)
TABLE = Said(
    "is no table; leave a blank line above it, and write | --- | below its heads",
    "は表になりません。上に空行を入れ、見出しの行の下に | --- | の行を書いてください。",
)
HEADING = Said(
    "is no heading; write one to six # and a blank",
    "は見出しになりません。1 個から 6 個の # の後ろに、空白を入れて書いてください。",
)
LIST = Said(
    "begins no list; leave a blank line above the list, and write - or 1. and a blank",
    "からリストが始まりません。リストの上に空行を入れ、- か 1. の後ろに空白を入れてください。",
)
FENCE = Said(
    "is no code block; put ``` on lines of their own, above and below it",
    "はコードの枠になりません。上と下に、``` だけの行を書いてください。",
)
TERM = Said(
    "explains nothing here; write it as a list",
    "は用語の説明になりません。リストで書いてください。",
)

# These stand by themselves.
OPEN_FENCE = Said(
    "the code block has no end; close it with a line of ```",
    "コードの枠が閉じていません。``` だけの行で閉じてください。",
)
OPEN_COMMENT = Said(
    "the comment has no end; close it with -->", "コメントが閉じていません。--> で閉じてください。"
)
CELLS = Said(
    "the row has {count} cells under {width} heads, and 「{lost}」 is left out; give it a head, or "
    "write \\| for a sign",
    "この行には欄が {count} 個ありますが、見出しは {width} 個なので「{lost}」が消えます。"
    "見出しを足すか、記号なら \\| と書いてください。",
)
NO_TEXT = Said(
    "{name} has no text; put it below, each line four blanks to the right",
    "{name} に文がありません。その下に、どの行も 4 文字分の空白で下げて書いてください。",
)
NUMBER = Said(
    "the item 「{text}」 is written {mark} and comes out as {number}.; write {number}., or begin a "
    "new list below a heading or a paragraph",
    "「{text}」は {mark} と書いてありますが、{number}. と表示されます。{number}. と書くか、"
    "見出しや文の下から新しいリストを始めてください。",
)
