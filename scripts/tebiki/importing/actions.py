"""Tells from a sentence whether it asks its reader to do something, or only explains.

右上の保存を押します。            an action
右上に名前が表示されます。         none
所要時間: 30 分                none
"""

import re

# Verbs of hands-on guides, up to where their endings begin.
_VERBS = (
    "押|クリック|タップ|開[いきくけ]|起動|入力|入れ|選[ばびぶべん]|選択|貼|ペースト|コピー|ダウンロード|"
    "インストール|実行|保存|作[らりるれっ]|作成|設定|ログイン|ログアウト|サインイン|サインアップ|登録|送[らりるっ]|"
    "送信|進[まみむめん]|移動|閉じ|打[たちつっ]|確認|チェック|追加|削除|消[さしす]|変更|書[いきく]|メモ|控え|"
    "置[いきく]|見[まてよ]|押下|アクセス|アップロード|接続|つな[いぎ]|差し?込|切り替え|切替|戻[らりるっ]|"
    "ドラッグ|スクロール|検索|探[しさ]|承認|許可|同意|有効に|無効に|オンに|オフに|にして|"
    "にします|デプロイ|コミット|プッシュ|クローン|展開|解凍|編集|更新|適用|指定|用意|準備|待[たちつっ]|"
    "試[さしす]|読[まみむん]|使[いうっ]|行[いうっ]|行な|叩[いきく]|入り|外[しす]|付け|写[しす]|撮[りる]|取得|"
    "生成|定義|記述|記載|実装|修正|置き?換え|置きかえ|書き?換え|配置|移[しす]|構築|導入|作業|反映|再起動|"
    "ビルド|テスト|生やし|宣言|呼び出|埋め|並べ|組み|あけ|開け|足[しす]|切[りるっ]|はさ|引[いきく]|描[いきく]|"
    "割り当て|初期化|公開|発行|招待|申請|申し込|支払|決済|認証|連携|紐[付づ]け|マージ|セット|回[しす]"
)
_ENDINGS = (
    r"(?:し|い|き|ぎ|ち|に|び|み|り|え|け|げ|せ|て|で|ね|べ|め|れ|じ|込み|込ん)?"
    r"(?:ておき|でおき|てみ|でみ|ていき|でいき)?"
    r"(?:ます|ましょう|て(?:ください|下さい)|で(?:ください|下さい)|しょう)"
)
_ASKED = re.compile(rf"(?:{_VERBS})[ぁ-ん]{{0,2}}{_ENDINGS}")
_PLAIN = re.compile(rf"(?:{_VERBS})(?:する|く|す|つ|む|ぶ|る|う|ぐ|じる|ける|れる|える)?(?:こと)?$")
# What is done to something is asked for, but for what only tells what a guide is about.
_OBJECT = re.compile(r"を[^。]*(?:ます|ましょう|ください|下さい)(?:ね|よ)?$")
_ABOUT = re.compile(
    r"(?:学[びぶ]|学習|説明|紹介|解説|目指[しす]|扱[いう]|想定|意味|示[しす]|表[しす]|指[しす]|"
    r"呼[びぶば]|言[いう]|いい|思[いう]|考え|なり|あり|持[ちつ]|含[みめ]|でき|[わ分]かり|"
    r"行な?われ|もたら|担[いう])(?:し)?ます$"
)
_TOLD = re.compile(
    r"(?:でき|[かがさざたなばまらわ]れ)(?:ます|ました|ています|る)$"
    r"|(?:ました|ています|てあります)$"
)
_SENTENCE = re.compile(r"[^。！？!?\n]+")
_NEXT = re.compile(r"^(?:次(?:は|の|に|へ|回)|つぎ|続き|→|⇒|[Nn]ext\b|前[のへ]|戻る|目次)")
_ENGLISH = re.compile(
    r"^(?:first,? |then,? |next,? |now,? |finally,? )?(?:please )?"
    r"(?:click|press|open|type|enter|select|choose|run|install|download|copy|paste|create|add|"
    r"go to|log in|sign in|sign up|save|set|visit|start|execute|navigate|tap|drag|scroll|check|"
    r"upload)\b",
    re.IGNORECASE,
)


def is_action(text: str) -> bool:
    """Whether one of the sentences asks for something that is done."""
    return any(_asks(found[0].strip()) for found in _SENTENCE.finditer(text))


def leads_on(text: str) -> bool:
    """Whether a line only leads to another page: 「次は … へ進みます」."""
    return _NEXT.match(text.strip()) is not None


def _asks(sentence: str) -> bool:
    sentence = sentence.rstrip("：:、) ）")
    if not sentence:
        return False
    if sentence.isascii():
        return _ENGLISH.match(sentence) is not None
    if _TOLD.search(sentence) or _ABOUT.search(sentence):
        return False
    if _OBJECT.search(sentence):
        return True
    return _ASKED.search(sentence) is not None or _PLAIN.search(sentence) is not None
