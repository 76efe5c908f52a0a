"""The words by which a sentence of a hands-on guide is known as an action, or as none."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a text does with its reader, in whatever form.
TELLING = _words(
    "説明 紹介 解説 学習 学ぶ 扱う 想定 意味 示す 表す 指す 呼ぶ 言う いう 思う 考える "
    "持つ 含む わかる 分かる もたらす 担う 目指す 理解 把握 期待 推奨 おすすめ お勧め "
    "オススメ 感じる 前提 仮定 参照 参考 覧 注意 留意 安心 感謝 予定 値 もの こと 目標 話 "
    "方法 ござる"
)
# Asked for, they are done; told of, they only say with what.
MEANS = _words("使う 用いる 使用 利用 活用 提供 サポート 対応 構成 管理 体験")
# Nobody does them.
HAPPENING = _words(
    "完了 終了 成功 失敗 動作 機能 存在 発生 変化 関係 依存 該当 相当 共通 動く 変わる "
    "出る 終わる 始まる 増える 減る つながる 繋がる 見える かかる 掛かる 動き出す 済む "
    "OK ok 違う 異なる 残る 届く 立ち上がる 止まる 起きる 起こる 見つかる"
)
# Where they are, the next screen comes.
ENDING = _words("完了 終了 成功 終わる 済む")
# What a screen does when it comes.
COMING = _words("表示 出る 現れる 届く 映る 移る 移動 遷移 開く 立ち上がる 切り替わる 変わる なる")
# Done by hand on a screen: asked for in any form.
BY_HAND = _words(
    "クリック ダブルクリック 右クリック 押す 押下 タップ 入力 選択 選ぶ 開く 閉じる 貼る "
    "貼り付ける コピー ペースト ドラッグ スクロール ログイン サインイン "
    "ダウンロード インストール"
)
# Only a hand does these, whatever は stands behind.
CLICKED = _words("クリック ダブルクリック 右クリック 押す 押下 タップ")
# What は stands behind when the reader is the one who does it.
CIRCUMSTANCES = _words(
    "次 つぎ 今回 まず 最後 最初 初め はじめ 今 いま 今日 場合 時 とき 際 後 あと 前 方 "
    "人 者 さん 様 ホスト ゲスト 講師 自分 各自 皆 みんな Windows windows Mac mac macOS "
    "macos Linux linux"
)
# What stands around the steps, whatever it asks for.
FRAME = re.compile(
    r"(?:今[日回]の?|本日の|(?:この|本)?(?:章|パート|演習|手引き|記事|講義|ハンズオン|ワークショップ)"
    r"(?:の|で)|大まかな|全体の|当日の|要求する)?"
    r"(?:ゴール|目標|目的|狙い|ねらい|学(?:ぶ|べる|習する)こと|学習内容|やること|追加する機能|"
    r"作る(?:もの|物)|流れ|概要|目次|もくじ|アジェンダ|スケジュール|タイムテーブル|進め方|対象者?|(?:前提|事前知識)(?:知識|条件)?|"
    r"(?:演習|動作)環境|.*(?:お約束|の方へ|の目的|の目標|のゴール)|まとめ|"
    r"おわりに|終わりに|さいごに|最後に|振り返り|ふりかえり|参考(?:リンク|文献|資料|サイト|記事|URL)?|"
    r"関連(?:リンク|記事|資料)|next (?:actions?|steps?)|"
    r"次(?:は|へ|に|のステップ|のページ)?|お疲れ様でした|質疑応答|休憩|"
    r".*(?:紹介|お願い)|謝辞|ライセンス|"
    r"FAQ|よくある質問|トラブルシュー.*|困ったとき.*|うまくいかない.*|注意(?:点|事項)?|補足.*|"
    r"用語集?|(?:.*完了|.*確認)?チェック(?:リスト|ポイント)?|確認(?:ポイント|事項|項目))[?？!！。]*",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r".*(?:とは|について|解説|事例|一覧|できること|でやること|使い方|の(?:仕組み|違い|例|メリット|特徴|中身)(?:と.*)?)"
    r"[?？!！。]*|.*(?:完了|完成|終了|成功)(?:です|しました)?[!！。]*|(?:はじめ|始め|初め)に"
    r"|`?[\w.]+\(\)`?(?:関数|メソッド)?"
)
# A heading below one of these is around the steps, too.
ASIDE = re.compile(
    r"(?:FAQ|よくある(?:質問|エラー|トラブル).*|トラブル.*|困ったとき.*|うまくいかない.*|まとめ|"
    r"参考.*|用語.*|(?:.*完了|.*確認)?チェック(?:リスト|ポイント)?|確認(?:ポイント|事項|項目))"
    r"[?？!！。]*",
    re.IGNORECASE,
)
# What a part of a guide is for, and what comes later in it.
OVERVIEW = re.compile(
    r"^(?:では、?|さて、?|まず、?)?(?:ここでは|(?:この|本|当|今回の)[^\W\d_]{1,9}では"
    r"|(?:研修|演習|講義|講座|ハンズオン|ワークショップ)では"
    r"|(?:手順|ステップ|step|演習|第)\s*[\d０-９.-]+\s*章?では)"
    r"|(?:次|以降|のち|続き)の?(?:章|節|回|ページ|パート|演習|手順|ステップ|セクション|ハンズオン|記事)"
    r"(?:では|で|にて|から)",
    re.IGNORECASE,
)
# Where one only goes on: 次のステップへ進んでください.
ONWARD = re.compile(
    r"(?:ステップ|章|ページ|コンテンツ|セクション|パート|手順|演習|ハンズオン|レッスン)"
    r"[\d０-９.-]*(?:に|へ|を)(?:お?進|戻)[^、]*$"
)
# A number in front of a heading, or the word for one.
NUMBER = re.compile(
    r"^[\W\d_]*(?:(?:step|ステップ|手順|演習|パート|part)\s*[\d.]+[:：.]?)?\s*", re.IGNORECASE
)
TROUBLE = re.compile(
    r"^(?:Q\d*[.:：]|.*(?:(?<!持って)(?<!して)(?<!使って)(?:いない)|(?<!てい)ない|なかった|される|失敗(?:する|した|の)"
    r"|エラー)(?:(?:場合|とき|時)は?)?$|エラー.*(?:場合|とき|時)$)",
    re.IGNORECASE,
)
