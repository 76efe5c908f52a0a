"""What other programs wrote, and what the environment says, where it is not what it should be."""

import json
from pathlib import Path

import pytest

from support.messages import english
from tebiki.building import build_site
from tebiki.desks import rehearsal
from tebiki.files import json_source
from tebiki.links import listed_links
from tebiki.preflight import link_memory
from tebiki.publishing import deploy_edition
from tebiki.source.project import Project

DEEP = "[" * 100_000


@pytest.mark.parametrize("text", ["", "[]", "{", "1", "null", DEEP, '{"links": []}', '"x"'])
def test_a_memory_that_is_none_is_damaged(text: str) -> None:
    with pytest.raises(link_memory.DamagedMemory):
        link_memory.load(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "it holds no list of tables [{…}, …]"),
        ("[1]", "it holds no list of tables [{…}, …]"),
        (DEEP, "it is nested too deep"),
    ],
)
def test_a_list_of_tables(text: str, message: str) -> None:
    with pytest.raises(ValueError) as error:
        json_source.read_tables(text)
    assert english(error.value) == message
    with pytest.raises(ValueError):
        rehearsal.load(text)


def test_a_deep_search_index_is_read_or_broken() -> None:
    assert [link.element for link in listed_links.read_search_index(DEEP).links] == ["search index"]
    nested = "[" * 800 + '{"url": "a/"}' + "]" * 800
    assert [link.address for link in listed_links.read_search_index(nested).links] == ["a/"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{}", "its versions.json cannot be read: it holds no list of tables [{…}, …]"),
        ("[{}]", "its versions.json has entries without version and aliases"),
    ],
)
def test_a_branch_with_other_versions_is_not_ours(tmp_path: Path, text: str, why: str) -> None:
    deploy_edition.start_repository(tmp_path)
    (tmp_path / "versions.json").write_text(text, encoding="utf-8")
    deploy_edition.git(tmp_path, "checkout", "--quiet", "-b", deploy_edition.BRANCH)
    deploy_edition.git(tmp_path, "add", "versions.json")
    deploy_edition.git(tmp_path, "commit", "--quiet", "--message=other")
    with pytest.raises(ValueError) as error:
        deploy_edition.deployed(tmp_path)
    assert english(error.value) == why


@pytest.mark.parametrize("value", ["abc", "", "-1", "1.5", "1e9", "5000000000", "１", "9" * 40])
def test_an_odd_date_of_the_sources_is_said(
    project: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    assert str(error.value).splitlines()[0] == (
        f"SOURCE_DATE_EPOCH is {value!r}; give whole seconds since 1970, from 0 to 4294967295, "
        "or unset it"
    )


def test_a_table() -> None:
    assert json_source.read_table(json.dumps({"a": 1})) == {"a": 1}
