"""Japanese in Firefox and WebKit: letters are painted beside each other."""

import io

from PIL import Image

from readers import Reader
from sites import Site

# Where の begins behind a figure and its letter, without blanks: x, top and bottom in the view.
EDGE = """(() => {
  const summary = document.querySelector('summary')
  summary.scrollIntoView({ block: 'center', behavior: 'instant' })
  summary.textContent = '2023年6月の手順'
  const start = summary.textContent.indexOf('の手順')
  const range = document.createRange()
  range.setStart(summary.firstChild, start)
  range.setEnd(summary.firstChild, start + 1)
  const { left, top, bottom } = range.getBoundingClientRect()
  return [left, top, bottom].map(Math.round)
})()"""


def test_a_letter_behind_a_figure_does_not_cover_the_next(reader: Reader, copy: Site) -> None:
    reader.open(copy.address("openai-api/billing/"))
    x, top, bottom = reader.evaluate(EDGE)
    picture = Image.open(io.BytesIO(reader.picture())).convert("L")
    columns = [picture.crop((x + near, top, x + near + 1, bottom)) for near in range(-3, 3)]
    shades = [len(set(column.tobytes())) for column in columns]
    assert 1 in shades, "there is no gap between 月 and の"
