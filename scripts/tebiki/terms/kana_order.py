"""Orders words as a Japanese index does: by kana, whatever their script, voice and length."""

import unicodedata

_LARGE = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_ROWS = {
    "あ": "あかさたなはまやらわ", "い": "いきしちにひみり", "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれ", "お": "おこそとのほもよろを",
}  # fmt: skip
_VOWELS = {sign: vowel for vowel, row in _ROWS.items() for sign in row}


def order(reading: str) -> tuple[str, str]:
    """Return what a reading in kana is sorted by: its plain kana, then itself.

    ー stands where the vowel before it would (JIS X 4061): カード is かあと, then かーど.
    """
    hiragana = "".join(
        chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign
        for sign in unicodedata.normalize("NFKC", reading)
    )
    plain = unicodedata.normalize("NFD", hiragana).translate(_LARGE)
    out = ""
    for sign in plain:
        if sign == "ー":
            out += _VOWELS.get(out[-1:], "")
        elif sign not in "\u3099\u309a":
            out += sign
    return out, hiragana
