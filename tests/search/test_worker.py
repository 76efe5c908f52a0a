"""The worker's parts as one script: what is left out, what stays, how small it is."""

import gzip
from pathlib import Path

from tebiki.search import worker

SIZE = 13_000  # bytes, compressed: all that the search loads beside the index
STUB = 1_400


def test_comments_and_spaces_go_and_literals_stay() -> None:
    part = """// Says hello.
(function (scope) {
  "use strict";
  const said = "a = b"; // said // twice
  const sign = said.replace(/ ?[, ] ?/g, ` ${said} + 1 `);
  if (a > b && sign) return said ? a - 1 : 2;
})(self);
"""
    assert worker.join([part]) == (
        '"use strict";(function(scope){let said="a = b";'
        "let sign=said.replace(/ ?[, ] ?/g,` ${said} + 1 `);"
        "if(a>b&&sign)return said?a-1:2;})(self);\n"
    )


def test_a_statement_behind_a_block_stays_one_where_no_semicolon_parts_them() -> None:
    part = """const show = () => {
  if (ready) {
    hide()
  }
}
show()
"""
    assert worker.join([part]) == ('"use strict";let show=()=>{if(ready){hide()\n}}\nshow()\n')


def test_what_the_search_loads_is_small(library_site: Path) -> None:
    folder = library_site / "assets/search"
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in folder.iterdir()}
    sizes.pop("offline.js", None)  # only for copies on disk
    sizes.pop("marks.js")  # only where a result has led to
    assert sorted(sizes) == ["box.js", "engine.js", "search.js", "worker.js"]
    assert sum(sizes.values()) < SIZE
    assert sizes["search.js"] < STUB
