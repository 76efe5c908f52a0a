"""The verbs of `tebiki`, grouped by who types them."""

from dataclasses import dataclass

AUDIENCES = {
    "organiser": "for whoever runs a workshop",
    "author": "for whoever writes the guide",
    "translator": "for whoever translates it",
    "maintainer": "for whoever publishes and maintains it",
}


@dataclass(frozen=True)
class Verb:
    """One verb: the words that are typed, who types them, what it does, an example.

    `module` is the file of this room that has its `add_arguments(parser)` and
    `run(options, project) -> int`; `project` says whether it cannot do without a project.
    """

    words: str
    audience: str
    help: str
    example: str
    module: str
    project: bool = True


VERBS: tuple[Verb, ...] = (
    Verb(
        "new",
        "organiser",
        "make a whole project of a guide, whose site builds without one edit",
        "tebiki new guide.md --into my-workshop --month 2026-11; later the same with --again",
        "new",
        project=False,
    ),
    Verb(
        "build",
        "organiser",
        "build the whole site as it is hosted, strictly, into site/",
        "SITE_URL=https://workshop.example/ tebiki build",
        "build",
    ),
    Verb(
        "serve",
        "organiser",
        "show the site while it is written, on this machine",
        "tebiki serve --port 8080",
        "serve",
    ),
    Verb(
        "handout",
        "organiser",
        "set the PDF handouts of a built site again",
        "tebiki handout",
        "handout",
    ),
    Verb(
        "offline",
        "organiser",
        "make the copy that opens by double-click, one zip",
        "tebiki offline --out build/offline",
        "offline",
    ),
    Verb(
        "check outside",
        "organiser",
        "ask every link out of a built site, the day before",
        "tebiki check outside site --markdown > report.md",
        "check_outside",
        project=False,
    ),
    Verb(
        "rehearse",
        "organiser",
        "follow the guide on the real service, and note what differs",
        "tebiki rehearse --port 8100",
        "rehearse",
    ),
    Verb(
        "screens fetch",
        "organiser",
        "fetch the guides' original screenshots",
        "tebiki screens fetch --only top-page",
        "screens_fetch",
    ),
    Verb(
        "screens redact",
        "organiser",
        "show all pictures on one page: black out what must not be seen, and sign once",
        "tebiki screens redact",
        "screens_redact",
    ),
    Verb(
        "screens sign",
        "organiser",
        "put in what was signed on that page where it was opened elsewhere",
        "tebiki screens sign signed.txt",
        "screens_sign",
    ),
    Verb(
        "screens sheet",
        "organiser",
        "draw one picture of all originals, for a review",
        "tebiki screens sheet --out contact-sheet.png",
        "screens_sheet",
    ),
    Verb(
        "import",
        "author",
        "draft pages of a plain guide",
        "tebiki import guide.md --name my-guide --dry-run",
        "import_guide",
    ),
    Verb(
        "check pages",
        "author",
        "hold the pages to the rules of writing",
        "tebiki check pages --json",
        "check_pages",
    ),
    Verb(
        "check links",
        "author",
        "check every link inside a folder of HTML, without any network",
        "tebiki check links site --json",
        "check_links",
        project=False,
    ),
    Verb(
        "check secrets",
        "author",
        "look for keys, mails and phone numbers in sources and built sites",
        "tebiki check secrets site",
        "check_secrets",
    ),
    Verb(
        "screens add",
        "author",
        "put in today's screenshot of a step",
        "tebiki screens add ~/Pictures --step save-key",
        "screens_add",
    ),
    Verb(
        "screens draw",
        "author",
        "draw the explanatory drawings again from their sources",
        "tebiki screens draw --check",
        "screens_draw",
    ),
    Verb(
        "due",
        "author",
        "list pages, notes, drafts and translations that are due",
        "tebiki due --json",
        "due",
    ),
    Verb(
        "translations",
        "translator",
        "list the translated steps that are behind, note one as up to date, or add a language",
        "tebiki translations --update en/limits#set-limits",
        "translations",
    ),
    Verb(
        "editions name",
        "maintainer",
        "print the edition to publish: EDITION, the newest, or this month where no page names one",
        "tebiki editions name",
        "editions_name",
    ),
    Verb(
        "editions publish",
        "maintainer",
        "publish an edition on a branch, whole or not at all",
        "tebiki editions publish --edition 2026.11 --dry-run",
        "editions_publish",
    ),
    Verb(
        "editions release",
        "maintainer",
        "build an edition's handouts and copies, and gather them with checksums",
        "SITE_URL=https://workshop.example/ tebiki editions release 2026.11",
        "editions_release",
    ),
    Verb(
        "check issue",
        "maintainer",
        "open or close the issue of a preflight's report",
        "tebiki check issue report.md report.json",
        "check_issue",
        project=False,
    ),
)


def find_verb(words: list[str]) -> Verb | None:
    """Return the verb that the command line begins with, None where there is none."""
    for verb in VERBS:
        named = verb.words.split()
        if words[: len(named)] == named:
            return verb
    return None


def overview(first: str = "") -> str:
    """Return all verbs by who types them, or those that begin with the word `first`."""
    shown = [verb for verb in VERBS if not first or verb.words.split()[0] == first]
    width = max(len(verb.words) for verb in shown)
    lines = ["usage: tebiki VERB [OPTIONS]     tebiki VERB --help says more"]
    for audience, title in AUDIENCES.items():
        own = [verb for verb in shown if verb.audience == audience]
        lines += ["", f"{title}:"] if own else []
        lines += [f"  {verb.words:{width}}  {verb.help}" for verb in own]
    return "\n".join(lines)
