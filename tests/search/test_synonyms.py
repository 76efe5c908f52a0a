"""The synonyms file: what it gives, and the exact fault of each wrong one."""

import pytest

from tebiki.search import synonyms


def test_groups_and_readings_of_several_files_come_together() -> None:
    one = synonyms.load('groups = [["電話", "携帯"]]\n[readings]\n"月" = "つき"', "a.toml")
    other = synonyms.load('groups = [["鍵", "キー", "key"]]\n[readings]\n"月" = "がつ"', "b.toml")
    both = one.and_also(other)
    assert both.groups == (("電話", "携帯"), ("鍵", "キー", "key"))
    assert both.readings == {"月": "がつ"}


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
    assert str(error.value) == message
