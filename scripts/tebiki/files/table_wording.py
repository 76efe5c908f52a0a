"""How a data file's faults are said, where it has no words of its own."""

from dataclasses import dataclass

from tebiki.files.data_faults import Said

_MISSING = Said("{name} is missing; write {form}", "{name} がありません。{form}書いてください。")
_WRONG = Said(
    "{name} is {value}; write {form}",
    "{name} が {value} になっています。{form}書いてください。",
)
_UNKNOWN = Said(
    "{name} is not known; mend its name or take it out",
    "{name} という項目はありません。名前を直すか、その行を消してください。",
)
_NEAR = Said(
    "{name} is not known; write {near}, or take it out",
    "{name} という項目はありません。{near} と書くか、その行を消してください。",
)
_NO_TABLE = Said(
    "{name} is {value}, not a table; write [{name}] and its keys below it",
    "{name} が {value} になっています。[{name}] の行を書き、項目をその下に並べてください。",
)
_NO_ARRAY = Said(
    "{name} is not a list of tables; write [[{name}]] and the keys of each below it",
    "{name} は表の並びです。[[{name}]] の行を書き、項目をその下に並べてください。",
)


@dataclass(frozen=True)
class Wording:
    """How a file's faults are said.

    `{key}` is a key, `{name}` the same with its tables before it, `{table}` its table's name,
    `{value}` what stands there, `{form}` what is to be written (in
    Japanese with the particle behind it; a plain string is written just so), `{near}` a key that
    is known.
    """

    missing: Said = _MISSING
    wrong: Said = _WRONG
    unknown: Said = _UNKNOWN
    near: Said = _NEAR
    no_table: Said = _NO_TABLE
    no_array: Said = _NO_ARRAY
