"""Counts how lines end in a browser: last lines of one or two signs, lines with a wrong start.

A paragraph is what breaks into lines together: the text of one block, up to a `<br>` or a block
inside it. 「…確／認」, of two lines, has a last line of one sign.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

# What strict breaking never puts at the start of a line: W3C, Requirements for Japanese Text
# Layout, appendix A, classes 2, 3, 4, 5, 6, 7, 9, 10 and 11; ん is none of them.
NEVER_FIRST = frozenset(
    "·’”）〕］｝〉》」』】｠〙〗»‐〜゠–！？‼⁇⁈⁉・：；。．、，,.:;!?)]}ヽヾゝゞ々〻ー"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
)

# Each paragraph of the page as its lines, as they are laid out, with what is folded opened.
_READ = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true
  for (const fold of document.querySelectorAll(".md-nav__toggle")) fold.checked = true
  const both = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT
  const walk = document.createTreeWalker(document.body, both)
  const noText = "script, style, template, svg, pre, textarea, .headerlink"
  const blocks = new Map()
  const isBlock = element => {
    if (!blocks.has(element)) {
      const { display } = getComputedStyle(element)
      blocks.set(element, !/^(inline|contents|ruby)/.test(display))
    }
    return blocks.get(element)
  }
  const range = document.createRange()
  const paragraphs = []
  let block, paragraph
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.tagName === "BR" || isBlock(node)) block = undefined
      continue
    }
    const parent = node.parentElement
    if (!node.data.trim() || parent.closest(noText)) continue
    let own = parent
    while (!isBlock(own)) own = own.parentElement
    const isSeen = own.clientWidth > 1 && parent.checkVisibility({ visibilityProperty: true })
    if (!isSeen) continue
    if (own !== block) {
      block = own
      const kind = [own.tagName.toLowerCase(), ...own.classList].slice(0, 2).join(".")
      paragraph = { kind, lines: [], bottom: -1e9 }
      paragraphs.push(paragraph)
    }
    let at = 0
    for (const sign of node.data) {
      range.setStart(node, at)
      range.setEnd(node, at += sign.length)
      const box = range.getBoundingClientRect()
      if (!box.width) continue
      if (sign.trim() && (box.top + box.bottom) / 2 > paragraph.bottom) {
        paragraph.lines.push("")
        paragraph.bottom = box.bottom
      }
      if (paragraph.lines.length) paragraph.lines[paragraph.lines.length - 1] += sign
    }
  }
  return paragraphs.filter(({ lines }) => lines.length > 1).map(({ kind, lines }) => [kind, lines])
}"""


@dataclass(frozen=True)
class LineEnds:
    """What one page at one width has: `kind: line` of last lines of one sign and of two, and of
    lines that begin with what must not begin one."""

    one: tuple[str, ...]
    two: tuple[str, ...]
    wrong_start: tuple[str, ...]


def judge(paragraphs: Iterable[tuple[str, Sequence[str]]]) -> LineEnds:
    """Judge paragraphs (kind, its lines).

    >>> judge([("p", ["手順を確", "認"]), ("td", ["チャ", "ージ"])])
    LineEnds(one=('p: 認',), two=('td: ージ',), wrong_start=('td: ージ',))
    """
    short: dict[int, list[str]] = {1: [], 2: []}
    wrong = []
    for kind, lines in paragraphs:
        length = sum(not (sign.isspace() or unicodedata.combining(sign)) for sign in lines[-1])
        if len(lines) > 1 and length in short:
            short[length].append(f"{kind}: {lines[-1]}")
        wrong += [f"{kind}: {line}" for line in lines[1:] if line[0] in NEVER_FIRST]
    return LineEnds(tuple(short[1]), tuple(short[2]), tuple(wrong))


def read(page: Page) -> LineEnds:
    """Judge the page that is open, all that is folded opened."""
    return judge(page.evaluate(_READ))


def table(found: Sequence[tuple[str, int, LineEnds]]) -> str:
    """Return what was found (page, width, ends) as a text: each line end, then the sums a width."""
    lines = []
    sums: Counter[tuple[int, str]] = Counter()
    for name, width, ends in found:
        for what, places in (
            ("one", ends.one), ("two", ends.two), ("start", ends.wrong_start),
        ):  # fmt: skip
            lines += [f"{width:5} {what:5} {name:40} {place}" for place in places]
            sums[width, what] += len(places)
    lines.append(f"{'width':>5} {'pages':>5} {'one':>4} {'two':>4} {'start':>5}")
    for width in dict.fromkeys(width for _, width, _ in found):
        pages = sum(one == width for _, one, _ in found)
        counts = [sums[width, what] for what in ("one", "two", "start")]
        lines.append(f"{width:5} {pages:5} {counts[0]:4} {counts[1]:4} {counts[2]:5}")
    return "\n".join(lines)
