"""`tebiki translations`: the translated steps that are behind, one noted, or a language added."""

import argparse
import sys

from tebiki.cli.tell import tell
from tebiki.editions import list_translations
from tebiki.files import whole_files
from tebiki.files.data_faults import DataError, Said, in_lines, placed
from tebiki.markdown.page import PageError
from tebiki.source.project import Project
from tebiki.source.site_settings import SETTINGS
from tebiki.starting import new_language

_PAGE = Said(
    "a copy to translate; then take its mark translate out",
    "写しです。訳してから、translate の印を消してください。",
)
_ENTRY = Said(
    "the language's entry; translate site_name, and the navigation's words below nav_translations:",
    "言語の設定です。site_name を訳し、ナビゲーションの言葉は nav_translations: に書いてください。",
)
_WORDS = Said(
    "tebiki has no words in {language}: what stands here in English is to be translated",
    "tebiki には {language} の言葉がありません。ここにある英語を訳してください。",
)
_THEN = Said(
    "The site builds as it is. tebiki due lists what is left; once a page is translated: "
    "tebiki translations --update LANGUAGE/PAGE",
    "サイトはこのままでも作れます。残りは tebiki due で分かります。訳したページは "
    "tebiki translations --update 言語/ページ で記録してください。",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how the list is printed, and what is noted."""
    parser.add_argument("--json", action="store_true", help="write the list as JSON")
    parser.add_argument("--check", action="store_true", help="return 1 if something is behind")
    parser.add_argument(
        "--update",
        metavar="LANGUAGE/PAGE[#STEP]",
        help="note that this page or step is up to date now; all: every one",
    )
    parser.add_argument(
        "--add",
        metavar="LANGUAGE",
        help="add a language, such as en: its pages to translate, its entry in mkdocs.yml",
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """List what is behind: 1 with --check and something behind, 2 for a wrong name."""
    try:
        if options.add:
            return _add(project, options.add)
        if options.update and (fault := list_translations.note(project, options.update)):
            tell(fault)
            return 2
        found = list_translations.find_behind(project)
    except (DataError, PageError) as error:
        print(error, file=sys.stderr)
        return 2
    print(list_translations.as_json(found) if options.json else list_translations.as_text(found))
    return 1 if options.check and found else 0


def _add(project: Project, language: str) -> int:
    """Add a language, and say what of it is to be translated."""
    added = new_language.read_new_language(project, language)
    whole_files.write_all(added.files, root=project.root)
    for page in added.pages:
        print(in_lines(placed(project.shown(page), 1, _PAGE)))
    print(in_lines(placed(SETTINGS, added.line, _ENTRY)))
    if added.words:
        print(in_lines(placed(project.shown(added.words), 1, _WORDS.filled(language=language))))
    print(in_lines(_THEN))
    return 0
