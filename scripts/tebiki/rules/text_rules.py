"""Rules for any text that is committed: no secret, one width of letters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tebiki.files.data_faults import Said

_ADDRESS = re.compile(r"<?https?://[^\s)>\"]+>?|\]\([^)]*\)")

_KEY = re.compile(r"(?<![A-Za-z0-9])sk-(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{16,}")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?P<host>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_FREE_HOST = re.compile(
    r"(?:.*\.)?(?:example(?:\.(?:com|org|net|jp|co\.jp))?|test|invalid|localhost)"
)
_PHONE = re.compile(
    r"(?<![\d.-])(?:(?:\+|00)81[-\s]?\d{1,4}[-\s]\d{1,4}[-\s]\d{3,4}|0\d{1,4}-\d{1,4}-\d{4}"
    r"|0[5789]0\d{8}|(?:\+?1[-\s.])?\(?[2-9]\d\d\)?[-\s.]\d{3}[-\s.]\d{4}"
    r"|\+(?!81|1[-\s.])\d{1,3}[-\s]?\d[\d\s-]{6,12}\d)(?![\d-])"
)
_FREE_PHONE = re.compile(r"(?:\+?1[-\s.]?)?\(?\d{3}\)?[-\s.]555[-\s.]01\d\d|\+44(?:7700)900\d{3}")

_WIDTHS = (
    (
        re.compile(r"[Ａ-Ｚａ-ｚ０-９]+"),
        Said(
            "full-width letters or figures 「{found}」; write {plain}",
            "全角の英数字「{found}」があります。{plain} と書いてください。",
        ),
    ),
    (
        re.compile(r"[｡-ﾟ]+"),
        Said(
            "half-width kana 「{found}」; write {plain}",
            "半角のカナ「{found}」があります。{plain} と書いてください。",
        ),
    ),
    (
        re.compile(r"\S\u3000+\S"),
        Said(
            "a full-width space in 「{found}」; write a half-width one",
            "「{found}」に全角の空白があります。半角にしてください。",
        ),
    ),
    (
        re.compile(r"[ぁ-ゖァ-ヺ一-鿿][,.!?;](?=[ぁ-ゖァ-ヺ一-鿿]|\s|$)"),
        Said(
            "half-width punctuation after Japanese, 「{found}」; write 、。！？",
            "日本語の後ろに半角の句読点があります（「{found}」）。、。！？ と書いてください。",
        ),
    ),
)
_KEY_SAID = Said(
    "「{found}…」 looks like a real key; mask it: sk-••••",
    "「{found}…」は本物のキーのようです。sk-•••• のように伏せてください。",
)
_MAIL_SAID = Said(
    "「{found}」 may be somebody's mail; write name@example.com",
    "「{found}」はだれかのメールアドレスかもしれません。name@example.com と書いてください。",
)
_PHONE_SAID = Said(
    "「{found}」 may be somebody's phone; write 090-0000-0000",
    "「{found}」はだれかの電話番号かもしれません。090-0000-0000 と書いてください。",
)


@dataclass(frozen=True)
class Secret:
    """What may be a secret: `said` names a key only by its beginning."""

    value: str
    said: Said
    is_key: bool = False


def secrets(text: str) -> Iterator[tuple[int, Said]]:
    """Yield (line, message) for keys, mail addresses and phone numbers that may be somebody's."""
    for number, line in enumerate(text.splitlines(), start=1):
        for secret in secrets_in(line):
            yield number, secret.said


@cache  # most lines of a built page stand on all others too
def secrets_in(line: str) -> tuple[Secret, ...]:
    """Return the keys, mail addresses and phone numbers of a line that may be somebody's."""
    keys = [
        Secret(match[0], _KEY_SAID.filled(found=match[0][:6]), is_key=True)
        for match in _KEY.finditer(line)
    ]
    mails = [
        Secret(match[0], _MAIL_SAID.filled(found=match[0]))
        for match in _MAIL.finditer(line)
        if not _FREE_HOST.fullmatch(match["host"].lower())
    ]
    phones = [
        Secret(match[0], _PHONE_SAID.filled(found=match[0]))
        for match in _PHONE.finditer(_ADDRESS.sub(" ", line))
        if not _FREE_PHONE.fullmatch(match[0]) and not _is_masked(match[0])
    ]
    return (*keys, *mails, *phones)


def widths(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Said]]:
    """Yield (line, message) where full and half width are mixed up in lines without code."""
    for number, line in lines:
        line = _ADDRESS.sub(" ", line)
        for pattern, message in _WIDTHS:
            for match in pattern.finditer(line):
                plain = unicodedata.normalize("NFKC", match[0])
                yield number, message.filled(found=match[0], plain=plain)


def _is_masked(number: str) -> bool:
    """Whether a number is a stand-in: its last eight figures are one figure, or 1234 and on."""
    figures = re.sub(r"\D", "", number)[-8:]
    return len(set(figures)) == 1 or figures in ("12345678", "01234567")
