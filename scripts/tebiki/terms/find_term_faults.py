"""Finds terms that no page uses, that lead nowhere, or that have no page to stand on."""

from collections.abc import Iterator, Sequence

from tebiki.files.data_faults import DataFault, Said, same
from tebiki.files.text_files import read_text
from tebiki.markdown.page import Page, read_page
from tebiki.source.project import PageFile, Project
from tebiki.terms.site_terms import FILE, read_terms
from tebiki.terms.term_marks import finder
from tebiki.terms.terms import Term
from tebiki.terms.terms_page import MARKER, has_marker

_NO_PAGE = Said(
    "no page in {language} shows these terms; write a page with the line {marker}",
    "{language} に、この用語を並べるページがありません。"
    "{marker} の行のあるページを作ってください。",
)
_NO_TERMS = Said(
    "there are no terms to stand here in {language}; write them into {path}, or take the line out",
    "ここに並べる用語が {language} にありません。{path} に書くか、この行を消してください。",
)
_UNUSED = Said(
    "no page in {language} uses {word}; take it out, or write what the pages say",
    "{language} のどのページにも {word} という言葉がありません。"
    "外すか、ページにある言葉を書いてください。",
)
_NOWHERE = Said(
    "there is no {place} in this guide; mend see, or take it out",
    "このガイドに {place} はありません。see を直すか、外してください。",
)


def find_term_faults(project: Project, languages: Sequence[str]) -> Iterator[DataFault]:
    """Yield what is wrong with a project's terms beside its pages. Raises TermsError.

    What no page uses is not said in a language of which pages are still to be translated.
    """
    known = read_terms(project, languages)
    for guide in project.guides:
        terms, file = known.get(guide, ()), project.data_file(guide, FILE)
        shown = project.shown(file)
        for language in languages:
            files = project.pages(language, guide)
            texts = {
                page.name: (page, read_text(page.path, project.shown(page.path))) for page in files
            }
            pages = {
                name: read_page(text, project.shown(page.path))
                for name, (page, text) in texts.items()
                if terms or MARKER in text
            }
            lines = [
                (page.path, comment.line)
                for page in pages.values()
                for comment in page.reading.comments
                if comment.text == MARKER
            ]
            there = [term for term in terms if language in term.words]
            if not there:
                for path, line in lines:
                    said = _NO_TERMS.filled(language=same(language), path=same(shown))
                    yield DataFault(path, line, said)
            elif {page.name for page in project.pages(languages[0], guide)} <= pages.keys():
                yield from _unused(project, guide, there, language, files)
            if language == languages[0] and terms:
                if not any(map(has_marker, pages.values())):
                    said = _NO_PAGE.filled(language=same(language), marker=same(MARKER))
                    yield DataFault(shown, 1, said)
                yield from _nowhere(terms, pages, shown)


def _unused(
    project: Project, guide: str, terms: Sequence[Term], language: str, files: Sequence[PageFile]
) -> Iterator[DataFault]:
    paths = [page.path for page in files]
    paths += [path for path in [project.data_file(guide, "changes.toml")] if path.is_file()]
    find = finder(terms, language).find
    used = {
        meaning
        for path in paths
        for _, _, meaning in find(read_text(path, project.shown(path)))
    }  # fmt: skip
    path = project.shown(project.data_file(guide, FILE))
    for term in terms:
        if term.id not in used:
            word = same(term.words[language][0])
            yield DataFault(path, term.line, _UNUSED.filled(language=same(language), word=word))


def _nowhere(terms: Sequence[Term], pages: dict[str, Page], path: str) -> Iterator[DataFault]:
    places = {
        f"{name}#{heading.id}" if heading else name
        for name, page in pages.items()
        for heading in [None, *page.headings]
    }
    for term in terms:
        if term.see and term.see not in places:
            yield DataFault(path, term.line, _NOWHERE.filled(place=same(term.see)))
