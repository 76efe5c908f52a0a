"""The order of a guide's pages on paper, by the numbers of their steps."""

from tebiki.paper.built_guide import BuiltPage, in_order, read_page

COUNTED = '<section class="step" data-index="{}"></section>'
SKIPPED = '<section class="step-skipped" data-next="{}"></section>'


def page(name: str, *sections: str) -> BuiltPage:
    html = f"<html><body><article><h1>{name}</h1>{''.join(sections)}</article></body></html>"
    return BuiltPage(name, f"guide/{name}/index.html", html)


def test_a_page_whose_steps_are_all_skipped_stands_before_the_step_that_follows_them() -> None:
    pages = [
        page("after", COUNTED.format(3)),
        page("before", SKIPPED.format(1), COUNTED.format(1), COUNTED.format(2)),
        page("index"),
        page("skipped", SKIPPED.format(3), SKIPPED.format(3)),
    ]
    read = in_order([read_page(one) for one in pages], "participant")
    assert [(item.page.name, item.first) for item in read] == [
        ("index", 0),
        ("before", 1),
        ("skipped", 3),
        ("after", 3),
    ]
