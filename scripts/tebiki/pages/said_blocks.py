"""What is said of parts of a page that come out otherwise than they are written."""

from tebiki.files.data_faults import Said

MADE_HEADING = Said(
    "「{text}」 becomes a heading that is not written as one; "
    "write a blank behind the #, or \\# for a sign",
    "「{text}」が見出しになってしまいます。"
    "見出しなら # の後ろに空白を入れ、記号なら \\# と書いてください。",
)
NOT_WRITTEN = Said(
    "below this, 「{text}」 comes out that is not written; leave blank lines",
    "この下に、書いていない「{text}」が出ます。前後に空行を入れてください。",
)
NO_TABLE = Said(
    "the table row 「{name}」 is in no table; leave a blank line above the table",
    "表の行「{name}」が表になりません。表の上に空行を入れてください。",
)
OTHER_ROW = Said(
    "the table row 「{name}」 comes out as 「{other}」; "
    "write as many cells as there are heads, and \\| for a sign",
    "表の行「{name}」が「{other}」になります。"
    "見出しと同じ数の欄を書き、記号の | は \\| と書いてください。",
)
CODE = Said(
    "the code 「{name}」 comes out otherwise; leave a blank line above it, and in a list "
    "put each of its lines, ``` too, four blanks to the right for each level",
    "コード「{name}」がこのとおりに表示されません。上に空行を入れ、リストの中では ``` も含めて"
    "どの行も、一段につき 4 文字分の空白で下げてください。",
)
NO_HEADING = Said(
    "the heading 「{name}」 comes out as text; begin its line with # and leave blank "
    "lines around it",
    "見出し「{name}」がただの文になります。行を # から始め、前後に空行を入れてください。",
)
NO_ADMONITION = Said(
    "the admonition 「{name}」 does not come out; begin its line with !!!, and put its "
    "text below it with four blanks",
    "囲み「{name}」が表示されません。"
    "行を !!! から始め、その下に 4 文字分の空白で下げて文を書いてください。",
)
NO_EFFECT = Said(
    "{sign} takes no effect here; leave a blank line above it",
    "{sign} がここでは効きません。上に空行を入れてください。",
)
HTML = Said(
    "the HTML 「{name}」 comes out otherwise; write it as Markdown",
    "HTML「{name}」がこのとおりに表示されません。Markdown で書いてください。",
)
NOT_OUT = Said(
    "「{name}」 does not come out; leave blank lines around it",
    "「{name}」が表示されません。前後に空行を入れてください。",
)
ELSEWHERE = Said(
    "「{name}」 comes out in another place; leave blank lines around it, and put what "
    "belongs to a list or an admonition four blanks to the right",
    "「{name}」が別の場所に表示されます。前後に空行を入れ、"
    "リストや囲みの中のものは 4 文字分の空白で下げてください。",
)
OTHER_ITEM = Said(
    "the list item 「{name}」 comes out otherwise; leave a blank line above it, begin "
    "an item with - or 1., and put what is below it four blanks to the right",
    "リストの「{name}」がこのとおりに表示されません。リストの上に空行を入れ、"
    "項目を - か 1. で始め、その下のものは 4 文字分の空白で下げてください。",
)
OTHER_MARK = Said(
    "the list item 「{name}」 is meant to be {meant} and comes out as "
    "{shown}; leave a blank line between lists of two kinds",
    "リストの「{name}」は {meant} のつもりですが、{shown} と表示されます。"
    "種類の違うリストの間に空行を入れてください。",
)
OTHER_LEVEL = Said(
    "the list item 「{name}」 is on level {deep} and comes out on level {shown}; "
    "put it four blanks to the right for each level, with a blank line above the list",
    "リストの「{name}」は {deep} 段目のつもりですが、{shown} 段目に表示されます。"
    "一段につき 4 文字分の空白で下げ、リストの上に空行を入れてください。",
)
OTHER_TEXT = Said(
    "「{written}」 comes out as 「{shown}」; {remedy}",
    "「{written}」が「{shown}」と表示されます。{remedy}",
)
SIGNS = Said(
    "leave blank lines around it, or put signs in `backticks`",
    "前後に空行を入れるか、記号を `バッククォート` で囲んでください。",
)
NO_LINE_END = Said(
    "take the \\ out; for a new line write a paragraph or a list",
    "\\ を消してください。行を変えるには、段落を分けるかリストにします。",
)
