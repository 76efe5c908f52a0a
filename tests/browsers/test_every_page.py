"""Every page on a phone in both engines: it fits, its tables can be read, nothing goes wrong."""

from readers import WIDTH, Reader
from sites import Site

# Cells in whose column not even three letters stand side by side, though they have as many.
THIN = """[...document.querySelectorAll('article table:not([class]) :is(th, td)')].filter(cell => {
  const look = getComputedStyle(cell)
  const room = cell.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight)
  return room < 3 * parseFloat(look.fontSize) && cell.innerText.length >= 3
}).map(cell => cell.innerText)"""


def test_every_page_fits_the_phone(reader: Reader, site: Site) -> None:
    widths, thin = {}, {}
    for page in site.pages():
        reader.open(site.root + page)
        widths[page] = reader.evaluate("[innerWidth, document.documentElement.scrollWidth]")
        thin[page] = reader.evaluate(THIN)
    assert len(widths) > 20
    assert {page: at for page, at in widths.items() if at != [WIDTH, WIDTH]} == {}
    assert {page: cells for page, cells in thin.items() if cells} == {}


def test_what_goes_wrong_is_seen(reader: Reader, hosted: Site) -> None:
    reader.open(hosted.address("openai-api/account/"))
    for provoke, said in (
        ("setTimeout(() => { throw new Error('thrown') })", "error: Error: thrown"),
        ("void Promise.reject(new Error('broken'))", "rejected: Error: broken"),
        ("console.warn('careful')", "console.warn: careful"),
        ("new Image().src = 'https://other.example/'", "policy: img-src https://other.example/"),
        ("document.body.setAttribute('style', 'color: red')", "policy: style-src-attr inline"),
        ("document.images[0].src = '/no.png'", f"not loaded: {hosted.root}no.png"),
    ):
        reader.evaluate(provoke)
        reader.wait("sessionStorage.getItem('faults')")
        assert reader.evaluate("seenFaults()") == [f"/openai-api/account/: {said}"]
