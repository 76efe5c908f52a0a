"""Words that explain themselves in Firefox and WebKit: pressed, within the window, and put away."""

from readers import WIDTH, Reader
from sites import Site

WORD = "a.term[href$='#organization']"
NOTE = "#term-organization"
SHOWN = f"document.querySelector('{NOTE}').matches(':popover-open')"


def test_a_word_explains_itself_and_leads_to_its_page(reader: Reader, site: Site) -> None:
    reader.open(site.address("openai-api/before/"))
    assert reader.evaluate(f"document.querySelector('{NOTE}').offsetHeight") == 0
    reader.click(WORD)
    reader.wait(SHOWN)
    left, right, height = reader.evaluate(
        f"(({{ left, right, height }}) => [left, right, height])"
        f"(document.querySelector('{NOTE}').getBoundingClientRect())"
    )
    assert left >= 0 and right <= WIDTH and height > 0
    assert reader.evaluate("document.documentElement.scrollWidth") == WIDTH
    reader.key("Escape")
    reader.wait(f"!{SHOWN}")
    reader.click(WORD)
    reader.wait(SHOWN)
    reader.click(f"{NOTE} a")
    reader.wait_address(site.address("openai-api/words/") + "#organization")
