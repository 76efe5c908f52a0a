"""An event's file: what is read from it, and each fault with its line and key."""

import datetime
from pathlib import Path

import pytest

from tebiki.source import event
from tebiki.source.event import EventError

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = (ROOT / "event.example.toml").read_text(encoding="utf-8")
LEAST = """\
title = "手引きの会"
date = 2026-12-05
start = "13:30"
end = "15:00"
place = { ja = "会議室", en = "Room 2" }
contact = "host@workshop.example"
"""


def load(text: str) -> event.Event:
    return event.load(text, "event.toml", ("ja", "en"))


def test_the_least_that_an_event_says() -> None:
    found = load(LEAST)
    assert found == event.Event(
        title={"ja": "手引きの会", "en": "手引きの会"},
        date=datetime.date(2026, 12, 5),
        start=datetime.time(13, 30),
        end=datetime.time(15, 0),
        place={"ja": "会議室", "en": "Room 2"},
        contact="host@workshop.example",
    )


def test_the_example_holds_every_field() -> None:
    found = load(EXAMPLE)
    # Two workshops must not share the example's uid: it is there as a comment.
    assert [name for name in event.Event.__dataclass_fields__ if not getattr(found, name)] == [
        "uid"
    ]
    assert load(EXAMPLE.replace("# uid =", "uid =")).uid == "2026-12@workshop.example"
    assert found.rate == event.Rate(150.0, datetime.date(2026, 11, 24))


FAULTS = {
    'titel = "x"\n' + LEAST: [
        "event.toml:1: titel is not known; write title, or take it out",
    ],
    LEAST.replace('title = "手引きの会"\n', ""): [
        'event.toml:1: title is missing; write title = "…", '
        'or title = { ja = "…", en = "…" }',
    ],
    LEAST.replace(', en = "Room 2"', ""): [
        "event.toml:5: place is {'ja': '会議室'}; write place = \"…\", "
        'or place = { ja = "…", en = "…" }',
    ],
    LEAST.replace("2026-12-05", '"12 月 5 日"'): [
        "event.toml:2: date is '12 月 5 日'; "
        "write date = 2026-12-05, year, month and day without quotes",
    ],
    LEAST.replace('"13:30"', '"25:30"').replace('"15:00"', "15:00:00"): [
        "event.toml:3: start is '25:30'; write start = \"13:30\", hours and minutes in quotes",
        'event.toml:4: end is 15:00:00; write end = "13:30", hours and minutes in quotes',
    ],
    LEAST.replace('"15:00"', '"13:00"'): [
        'event.toml:4: end is not after start; write a later time, such as end = "15:00"',
    ],
    LEAST + "home_by = 2026-12-06\n": [
        "event.toml:7: home_by is after date; write a day before the event",
    ],
    LEAST + 'address = "workshop.example"\n': [
        "event.toml:7: address is 'workshop.example'; "
        'write address = "https://…", that of the site',
    ],
    LEAST + 'uid = "spring"\n': [
        'event.toml:7: uid is \'spring\'; '
        'write uid = "2026-12@workshop.example", a name of this event, @, a domain of yours',
    ],
    LEAST + "revision = -1\n": [
        "event.toml:7: revision is -1; write revision = 1, and one more with each correction",
    ],
    LEAST + "\n[wifi]\npassword = 1\n": [
        'event.toml:8: wifi.name is missing; write name = "<the network>"',
        "event.toml:9: wifi.password is 1; write password = \"<the password>\"",
    ],
    LEAST + '\n[rate]\nyen_per_dollar = "150"\ndate = 2026-11-24\n': [
        "event.toml:9: rate.yen_per_dollar is '150'; "
        "write yen_per_dollar = 150.0, the yen for one dollar",
    ],
    LEAST + "\n[rate]\nyen_per_dollar = 150\n": [
        "event.toml:8: rate.date is missing; "
        "write date = 2026-12-05, year, month and day without quotes",
    ],
    LEAST + "rate = 150\n": [
        "event.toml:7: rate is 150, not a table; write [rate] and its keys below it",
    ],
    LEAST + '[ wifi ]  # of the room\npasword = "x"\n': [
        'event.toml:7: wifi.name is missing; write name = "<the network>"',
        "event.toml:8: wifi.pasword is not known; write password, or take it out",
    ],
    LEAST + 'wifi = { name = 3 }\n': [
        'event.toml:7: wifi.name is 3; write name = "<the network>"',
    ],
    LEAST + 'wifi.name = "w"\nwifi.key = "w"\n': [
        "event.toml:8: wifi.key is not known; mend its name or take it out",
    ],
    LEAST + '[[wifi]]\nname = "w"\n': [
        "event.toml:7: wifi is [{'name': 'w'}], not a table; write [wifi] and its keys below it",
    ],
    LEAST + 'date = 2026-12-06\n': [
        "event.toml:7: date stands in line 2 already; keep one of them",
    ],
    LEAST.replace('"13:30"', '"１３:３０"'): [
        "event.toml:3: start is '１３:３０'; write start = \"13:30\", hours and minutes in quotes",
    ],
    LEAST.replace('title = "', 'title ＝ "'): [
        "event.toml:1: this is not valid TOML: ＝ is a full-width sign; write =",
    ],
    LEAST.replace("host@", "host\\u0000@"): [
        "event.toml:6: contact holds the control character U+0000; take it out",
    ],
    LEAST.replace("会議室", "会\u200b議室").replace("host@", "ho\\u00adst@"): [
        "event.toml:5: U+200B (ZERO WIDTH SPACE) in 「a = \"会▯議室\", e」 cannot be seen and "
        "breaks the word; take it out",
        "event.toml:6: U+00AD (SOFT HYPHEN) in \\u00ad cannot be seen and breaks the word; "
        "take it out",
    ],
    LEAST.replace("手引きの会", "**会**").replace("会議室", "[室](https://a.example/)"): [
        "event.toml:1: title holds **会**, but is plain text; take the marks out",
        "event.toml:5: place.ja holds [室](https://a.example/), but is plain text; take "
        "the marks out",
    ],
    LEAST.replace('"13:30"', "13:30"): [
        "event.toml:3: this is not valid TOML (Expected newline or end of document after a "
        "statement); mend the line",
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", FAULTS, ids=range(len(FAULTS)))
def test_fault(text: str) -> None:
    with pytest.raises(EventError) as error:
        load(text)
    assert list(error.value.faults) == FAULTS[text]


JAPANESE = {
    'titel = "x"\n' + LEAST: [
        "1: titel という項目はありません。title と書くか、その行を消してください。",
    ],
    "foo = 1\n" + LEAST: [
        "1: foo という項目はありません。名前を直すか、その行を消してください。",
    ],
    LEAST.replace('title = "手引きの会"\n', "").replace('"13:30"', '"1 時半"'): [
        '1: title がありません。title = "…" か title = { ja = "…", en = "…" } と書いてください。',
        "2: start が '1 時半' になっています。時と分を引用符に入れて start = \"13:30\" のように"
        "書いてください。",
    ],
    LEAST.replace("2026-12-05", '"12 月 5 日"') + "[rate]\n": [
        "2: date が '12 月 5 日' になっています。年月日を引用符なしで date = 2026-12-05 のように"
        "書いてください。",
        "7: rate.yen_per_dollar がありません。1 ドルが何円かを yen_per_dollar = 150.0 のように"
        "書いてください。",
        "7: rate.date がありません。年月日を引用符なしで date = 2026-12-05 のように"
        "書いてください。",
    ],
    LEAST.replace('"15:00"', '"13:00"'): [
        '4: end が start より後ではありません。end = "15:00" のように、後の時刻を書いてください。',
    ],
    LEAST + "home_by = 2026-12-06\n": [
        "7: home_by が date より後です。会より前の日を書いてください。",
    ],
    LEAST + 'wifi = "x"\naddress = "x"\n': [
        "7: wifi が 'x' になっています。[wifi] の行を書き、項目をその下に並べてください。",
        "8: address が 'x' になっています。サイトのアドレスを address = \"https://…\" のように"
        "書いてください。",
    ],
    LEAST.replace("host@workshop.example", ""): [
        "6: contact が '' になっています。contact = \"host@workshop.example\" と書いてください。",
    ],
    LEAST.replace('"13:30"', "13:30"): [
        "3: この行は TOML として読めません"
        "（Expected newline or end of document after a statement）。"
        "書き方を直してください。",
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", JAPANESE, ids=range(len(JAPANESE)))
def test_an_organiser_reads_each_fault_in_japanese_too(text: str) -> None:
    with pytest.raises(EventError) as error:
        load(text)
    lines = str(error.value).splitlines()
    assert tuple(lines[::2]) == error.value.faults
    assert lines[1::2] == [f"event.toml:{line}" for line in JAPANESE[text]]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("a\\u0002b", "title holds the control character U+0002; take it out"),
        ("a\\u009fb", "title holds U+009F, which no page can show; take it out"),
        ("a {event.place}", "title holds {event.place}, which no page can show; take it out"),
    ],
)
def test_what_no_page_can_show_is_refused(value: str, message: str) -> None:
    with pytest.raises(EventError) as error:
        load(LEAST.replace("手引きの会", value))
    assert list(error.value.faults) == [f"event.toml:1: {message}"]


def test_every_line_end_is_one() -> None:
    found = load(LEAST.replace('ja = "会議室"', 'ja = "a\\u0085b\\nc\\u2028d"'))
    assert found.place["ja"] == "a\nb\nc\nd"
