"""What a sentence of a guide asks for is told from what it only tells."""

import pytest

from tebiki.importing import actions


@pytest.mark.parametrize(
    "sentence",
    [
        "鍋を火にかけます",
        "しばらくお待ちください",
        "蓋を外してみましょう",
        "味を見ておきます",
        "「混ぜる」をクリック",
        "右の棚を押下する",
        "布を広げよう！",
        "スイッチをオンにします",
        "最後は、窓を閉めます",
        "Click the button",
        "ここでは、右の棚を押します",
        "蓋が開いたら、鍋を洗います",
        "味見をしてください",
        "こちらはそのまま右の釦を押します",
    ],
)
def test_it_asks(sentence: str) -> None:
    assert actions.is_action(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "右上に名前が表示されます",
        "新しい窓が開きます",
        "火を止めると、泡を消します",
        "犬は骨を埋めます",
        "鍋を洗いました",
        "鍋を洗っています",
        "この板が使えます",
        "詳しくは次の頁を確認してください",
        "豆については、畑で育てる",
        "火の扱いに注意してください",
        "所要時間: 30 分",
        "ここでは、鍋の洗い方を試してみます",
        "この章では、豆を煮ます",
        "手順 2 では、蓋を作ります",
        "次の章で豆を煮てみましょう",
        "鍋の説明をします",
        "豆の紹介を行います",
        "蓋を押しても、鍋を温めます",
        "Hana は豆を煮ます",
        "Hana では豆を並べます",
        "演習では、豆を煮ます",
        "これで鍋の支度もOK",
        "おめでとうございます",
        "Hana が静かに鍋を開き、豆を煮ます",
        "頁を開き、次の章に進んでください",
        "",
    ],
)
def test_it_only_tells(sentence: str) -> None:
    assert not actions.is_action(sentence)


@pytest.mark.parametrize("heading", ["豆の準備", "① 樽の設定", "デプロイ", "味を見る"])
def test_a_heading_names_what_to_do(heading: str) -> None:
    assert actions.names_action(heading)


@pytest.mark.parametrize("heading", ["豆の話", "麹とは", "樽", "道具の説明", "豆の準備は充実"])
def test_a_heading_names_a_thing(heading: str) -> None:
    assert not actions.names_action(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "📋 今日のゴール",
        "まとめ",
        "3. よくある質問",
        "蓋が開かない場合",
        "完了チェック",
        "味付けに失敗した場合",
        "講義の進め方",
        "確認ポイント",
        "要求する事前知識",
        "甘党の方へ",
        "豆の巻の目的",
        "火がつかないときは",
        "味が付いていなかった場合",
        "質疑応答",
        "Next Action",
    ],
)
def test_a_heading_stands_around_the_steps(heading: str) -> None:
    assert actions.frames(heading)


def test_a_case_is_no_trouble() -> None:
    assert not actions.frames("鍋を持っていない場合")


@pytest.mark.parametrize(
    "heading",
    [
        "＜麹とは？＞",
        "豆の特徴と産地",
        "煮る章でやること",
        "鍋の一覧",
        "boil()",
        "これで、支度は完了です。",
    ],
)
def test_a_heading_explains(heading: str) -> None:
    assert actions.explains(heading)


def test_now_and_then_an_action_makes_no_task() -> None:
    told = ["犬は骨を埋めます。", "猫は眠ります。", "鳥が鳴きます。", "庭で骨を探します。"]
    assert not actions.are_tasks(told)
    assert actions.are_tasks([*told, "門を閉めてください。"])


@pytest.mark.parametrize(
    "sentence",
    [
        "鍋の蓋を閉じると、湯気が消えます",
        "ボタンを押したら、音が鳴りました",
        "「送る」をクリックして、次の頁になります",
        "登録に成功すると、次の頁になります",
    ],
)
def test_it_does_or_ends_something_by_the_way(sentence: str) -> None:
    assert actions.leads_to(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "火が消えると、鍋が冷めます",
        "豆を使うと、味が変わります",
        "鍋を見ていて、思いつきました",
        "蓋を閉じます",
        "",
    ],
)
def test_it_does_nothing_by_the_way(sentence: str) -> None:
    assert not actions.leads_to(sentence)


@pytest.mark.parametrize("sentence", ["手紙が届きます", "次の頁が表示されました", "白くなりました"])
def test_something_appears(sentence: str) -> None:
    assert actions.appears(sentence)


@pytest.mark.parametrize("sentence", ["味噌は豆から作られます", "蓋を閉じます", "これは鍋です"])
def test_nothing_appears(sentence: str) -> None:
    assert not actions.appears(sentence)
