"""The lightbox in Firefox and WebKit: by keys from screen to screen, and back where one was."""

from readers import Reader
from sites import Site

DIALOG = "#glightbox-body"
COUNT = ".lightbox-count"
TITLE = ".gslide.current .gslide-title"
OF_CHAPTER = """(() => {
  const { gallery } = document.querySelector('[data-screen=key-shown-once] a.glightbox').dataset
  return document.querySelectorAll(`a.glightbox[data-gallery="${gallery}"]`).length
})()"""
BACK = ".gslide.current .lightbox-back"


def test_keys_turn_the_screens_and_escape_leads_back(reader: Reader, site: Site) -> None:
    opener = "figure[data-screen=check-your-email] a.glightbox"
    reader.open(site.address("openai-api/account/"))
    total = reader.evaluate(
        "[...document.querySelectorAll('a.glightbox')].filter(a => !a.closest('details')).length"
    )
    reader.click(f"{opener} img")
    reader.wait_text(COUNT, f"3 / {total}")
    reader.wait_text(TITLE, "手順 2: メールアドレスとパスワードを入力する")
    picture = "document.querySelector('.gslide.current img')"
    width = f"{picture}.getBoundingClientRect().width"
    reader.wait(f"{picture}.naturalWidth && {width} >= 360", width)
    assert reader.evaluate("document.activeElement.matches('.gclose')")
    reader.key("ArrowRight")
    reader.wait_text(COUNT, f"4 / {total}")
    reader.wait_text(TITLE, "手順 3: 届いたメールを開く")
    reader.key("ArrowLeft")
    reader.key("ArrowLeft")
    reader.wait_text(COUNT, f"2 / {total}")
    reader.key("Escape")
    reader.wait(f"!document.querySelector('{DIALOG}')")
    reader.wait(f"document.activeElement === document.querySelector('{opener}')")
    reader.wait_address(site.address("openai-api/account/"))


def test_a_screen_of_the_gallery_leads_to_its_step(reader: Reader, site: Site) -> None:
    reader.open(site.address("en/openai-api/gallery/"))
    reader.click("figure[data-screen=key-shown-once] a.glightbox img")
    total = reader.evaluate(OF_CHAPTER)  # this one is the last of them
    reader.wait_text(COUNT, f"{total} / {total}")
    reader.wait_text(BACK, "Go to this step")
    reader.click(BACK)
    reader.wait_address(site.address("en/openai-api/api-key/", "#save-key"))
    reader.wait("document.querySelector('#step-save-key').getBoundingClientRect().top >= 0")
