"""Finds what in a guide's own files may be a secret, before its pages tell everybody."""

from tebiki.files.data_faults import Said
from tebiki.rules import scan_secrets
from tebiki.starting.guide_files import GuideFiles

_TAKE_OUT = Said(
    "This guide may hold a secret: take it out of the guide, make a real key invalid at its "
    "service, bring the guide in again with tebiki new --again, and delete the old pages that it "
    "has put aside. Until then it is not published. ",
    "手引きに秘密の文字列があるかもしれません。手引きから消して、"
    "本物のキーは発行元のサービスで無効にしてから、tebiki new --again で取り込み直し、"
    "よけてある元のページも消してください。それまでは公開できません。",
).then(scan_secrets.NONE)


def secrets(source: GuideFiles, told: scan_secrets.Told) -> list[Said]:
    """Return a message for each likely secret, by the author's file and line, and what to do.

    `told` is as for scan_secrets.leaks. [] where there is none; a key itself is not repeated.
    """
    found = [
        leak.message
        for text in source.texts
        for leak in scan_secrets.leaks(text.shown, text.text.encode(), told=told)
    ]
    return [*found, _TAKE_OUT] if found else []
