"""What is said of a page's form, in English and in Japanese, with what its author can do."""

from tebiki.files.data_faults import Said

NOT_ALONE = Said(
    "the picture of the screen {screen} stands in a text; "
    "put it on a line of its own between blank lines",
    "画面 {screen} の画像が、文の中にあります。前後に空行を入れ、一行に画像だけを書いてください。",
)
WHOLE_NOTE = Said(
    "a page's title or step is no note for instructors; write !!! instructor in it",
    "ページのタイトルや手順そのものは、講師向けのメモにできません。"
    "その中に !!! instructor と書いてください。",
)
OUTSIDE_NOTE = Said(
    "this line stands outside of the note for instructors above it; "
    "put it four blanks to the right, or a blank line above it",
    "この行は、上にある講師向けのメモの外に出ています。"
    "メモに入れるなら 4 文字分の空白で下げ、入れないなら上に空行を入れてください。",
)
NO_TITLE = Said(
    "the page has no title; begin its text with a line # Title",
    "ページにタイトルがありません。本文を「# タイトル」の行から始めてください。",
)
NO_ID = Said(
    "the step 「{title}」 has no id; end its heading with {{ #an-id }}, the same in every language",
    "手順「{title}」に id がありません。"
    "見出しの終わりに {{ #an-id }} のように、どの言語でも同じ id を書いてください。",
)
NO_STEP_TITLE = Said(
    "the step has no title; write a short instruction behind ##",
    "手順にタイトルがありません。## の後ろに、することを短く書いてください。",
)
SAME_ID = Said(
    "the id #{id} stands already in line {line}; give this heading another",
    "id の #{id} は {line} 行目でも使われています。この見出しには別の id を付けてください。",
)
IN_BLOCK = Said(
    "「{title}」 stands in a block and is no step; put it at the line's begin, or make it bold "
    "text",
    "「{title}」はほかの枠の中にあるので、手順になりません。"
    "行の先頭に移すか、見出しではなく太字にしてください。",
)
LIKE_NOTE = Said(
    "no admonition is called {name}; write {kind}",
    "{name} という囲みはありません。{kind} と書いてください。",
)
NO_ADMONITION = Said(
    "no admonition is called {name}; use one of {known}",
    "{name} という囲みはありません。使えるのは {known} です。",
)
NO_BLANK = Said(
    "{mark}{written} lacks a blank; write {mark} {kind}",
    "{mark}{written} に空白がありません。{mark} {kind} と書いてください。",
)
NOTHING = Said("nothing", "名前のない種類")
UNQUOTED = Said(
    '{title} behind {start} is no title; write {start} "{title}"',
    '{start} の後ろの {title} はタイトルになりません。{start} "{title}" と書いてください。',
)
NO_START = Said(
    "</{tag}> ends nothing here; take it out, or write <{tag}> above it, in the same block",
    "</{tag}> に対応する <{tag}> がありません。消すか、同じ囲みの中の、それより上に <{tag}> を"
    "書いてください。",
)
IN_LINE = Said(
    "<{tag}> ends the text in which it stands; put it on a line of its own between blank lines",
    "<{tag}> を文の途中に置くと、その文がそこで終わります。前後に空行を入れた行に書いてください。",
)
