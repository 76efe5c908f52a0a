"""The synonyms file: what it gives, and the exact fault of each wrong one."""

import json
from pathlib import Path

import pytest

from support.messages import english
from tebiki.search import synonyms


def test_groups_and_readings_of_several_files_come_together() -> None:
    one = synonyms.load('groups = [["電話", "携帯"]]\n[readings]\n"月" = "つき"', "a.toml")
    other = synonyms.load('groups = [["鍵", "キー", "key"]]\n[readings]\n"月" = "がつ"', "b.toml")
    both = one.and_also(other)
    assert both.groups == (("電話", "携帯"), ("鍵", "キー", "key"))
    assert both.readings == {"月": "がつ"}


def test_a_projects_words_stand_in_the_places_of_the_tools() -> None:
    ours = synonyms.load(
        'ignored = "が 手順"\ngroups = [["メール", "mail"], ["キー", "key"]]\n'
        '[readings]\n"月" = "つき"',
        "ours.toml",
    )
    own = synonyms.load(
        'heeded = "手順"\nignored = "さて"\ngroups = [["ｷｰ", "トークン"]]\n'
        '[readings]\n"月" = "がつ"',
        "own.toml",
    )
    both = ours.under(own)
    assert both.groups == (("メール", "mail"), ("ｷｰ", "トークン"))
    assert both.ignored == ("が", "さて")
    assert both.readings == {"月": "がつ"}


def test_the_tool_brings_words_of_any_service() -> None:
    ours = synonyms.tool_synonyms()
    assert ("メール", "email", "mail", "Eメール") in ours.groups
    assert "どこ" in ours.ignored
    assert not ours.heeded
    assert {group[0] for group in ours.groups} & {"ChatGPT", "Platform"} == set()


def test_a_guide_has_the_tools_words_without_writing_any(library_site: Path) -> None:
    index = json.loads((library_site / "search/ja.json").read_text(encoding="utf-8"))
    assert ["メール", "email", "mail", "Eメール"] in index["synonyms"]
    assert "どこ" in index["ignored"]
    assert index["readings"]["月"] == "つき"
    assert ["図書館カード", "library card", "カード"] in index["synonyms"]
    firsts = [group[0] for group in index["synonyms"]]
    assert firsts.count("名前") == 1  # the guide's own, in the place of ours
    assert ["名前", "氏名"] in index["synonyms"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "groups = [",
            "s.toml:1: this is not valid TOML (Invalid value); mend the line",
        ),
        ("group = []", "s.toml:1: group is not known here; write groups"),
        ('groups = ["a"]', "s.toml:1: 'a' is not a list of words; put each in quotes"),
        ('groups = [\n  ["電話"],\n]', "s.toml:2: a group needs two words or more; add one"),
        ('groups = [\n  ["a", "！"],\n]', "s.toml:2: '！' has no letters; remove it"),
        (
            'groups = [\n  ["a", "b"],\n  ["キー", "ｷｰ"],\n]',
            "s.toml:3: ｷｰ is the same to the search as キー; remove one of them",
        ),
        (
            '[readings]\n"月" = "tsuki"',
            "s.toml:2: the reading of 月 is not kana; write it in kana",
        ),
    ],
)  # fmt: skip
def test_faults(text: str, message: str) -> None:
    with pytest.raises(synonyms.SynonymsError) as error:
        synonyms.load(text, "s.toml")
    assert english(error.value) == message
