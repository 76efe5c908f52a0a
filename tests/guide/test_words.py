"""This guide's words: which there are, how they are read, and what each page explains first."""

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from tebiki.files.text_files import read_text
from tebiki.terms.terms import Term, load

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs/_data/openai-api/terms.toml"
TERMS = load(read_text(FILE, FILE.name), FILE.name, ["ja", "en"])
# What stopped beginners, by the word that stands for it.
WANTED = [
    *("API", "API キー", "組織", "プロジェクト", "メンバー", "権限", "クレジット", "自動チャージ"),
    *("ハードリミット", "利用額アラート", "リクエスト", "エラー 429", "error.code", "従量課金"),
    *("前払い", "残高", "返金", "上限", "認証", "認証コード", "SMS", "VoIP", "環境変数", "curl"),
    *("ターミナル", "PowerShell", "Git", "テキストエディタ"),
]
READINGS = {
    "従量課金": "じゅうりょうかきん",
    "認証": "にんしょう",
    "権限": "けんげん",
    "残高": "ざんだか",
    "返金": "へんきん",
    "上限": "じょうげん",
    "組織": "そしき",
    "前払い": "まえばらい",
    "環境変数": "かんきょうへんすう",
}


def test_the_words_that_stopped_beginners_are_there() -> None:
    assert sorted(term.words["ja"][0] for term in TERMS) == sorted(WANTED)
    assert all(set(term.words) == set(term.text) == {"ja", "en"} for term in TERMS)
    read = {term.words["ja"][0]: term.reading for term in TERMS}
    assert {word: read[word] for word in READINGS} == READINGS


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_an_explanation_is_short_and_plain(term: Term) -> None:
    ja, en = term.text["ja"], term.text["en"]
    assert ja.count("。") <= 3 and len(ja) <= 90 and ja.endswith("。")
    assert len(re.findall(r"[.:](?: |$)", en)) <= 4 and len(en.split()) <= 40


def test_what_says_amounts_or_rules_of_the_service_has_its_source() -> None:
    """Each statement about the service has a row in the facts; general words need none."""
    stating = {term.id for term in TERMS if term.sources}
    assert {term.id for term in TERMS} - stating == {
        *("api", "request", "balance", "verify", "sms", "environment-variable", "curl"),
        *("terminal", "powershell", "text-editor"),
    }
    assert all(source.official for term in TERMS for source in term.sources)


def _first_uses(site: Path, path: str) -> Iterator[tuple[str, str]]:
    page = lxml.html.fromstring((site / path).read_text(encoding="utf-8"))
    for link in page.find_class("term"):
        yield link.get("href").partition("#")[2], link.text_content()


def test_a_page_explains_each_word_once(hosted_site: Path) -> None:
    for language in ("", "en/"):
        for name in ("api-key", "billing", "limits", "troubleshooting", "before", "after"):
            uses = list(_first_uses(hosted_site, f"{language}openai-api/{name}/index.html"))
            ids = [identifier for identifier, _ in uses]
            assert len(set(ids)) == len(ids) > 4, (language, name)
    japanese = dict(_first_uses(hosted_site, "openai-api/before/index.html"))
    assert japanese["credits"] == "クレジット" and japanese["voip"] == "VoIP"
    english = dict(_first_uses(hosted_site, "en/openai-api/after/index.html"))
    assert english["auto-reload"] in ("automatic reloading", "auto-reload")


def test_the_page_of_words_lists_them_by_reading(hosted_site: Path) -> None:
    page = lxml.html.fromstring((hosted_site / "openai-api/words/index.html").read_bytes())
    order = [heading.get("id") for heading in page.iter("h2") if heading.get("id")]
    assert set(order) == {term.id for term in TERMS}
    assert order.index("verify") + 1 == order.index("verification-code")  # にんしょう、…コード
    assert order.index("curl") < order.index("environment-variable") < order.index("credits")
    assert page.find_class("term") == []
