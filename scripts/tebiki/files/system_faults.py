"""Says what a fault of disk, rights or system is, and how to go on."""

import errno
import os
import re

from tebiki.files.data_faults import Said, before

UNWRITTEN = Said(". Nothing was written.", "。何も書いていません。")
_FULL = (errno.ENOSPC, errno.EDQUOT)
_READ_ONLY = (errno.EROFS,)
_RIGHTS = (errno.EACCES, errno.EPERM)
_BUSY = (errno.EBUSY, errno.ETXTBSY)
_REMEDIES = {
    **dict.fromkeys(
        _FULL,
        Said(
            "the disk is full; make room on it and run this again",
            "ディスクがいっぱいです。空きを作って、もう一度実行してください",
        ),
    ),
    **dict.fromkeys(
        _READ_ONLY,
        Said(
            "the disk is read-only; work in a folder that can be written, or mount it so",
            "ディスクが読み取り専用です。書き込めるフォルダーで作業するか、"
            "書き込めるようにマウントしてください",
        ),
    ),
    **dict.fromkeys(
        _RIGHTS,
        Said(
            "you may not do this here; look at the owner and the rights of file and folder",
            "権限がありません。ファイルとフォルダーの持ち主と権限を確かめてください",
        ),
    ),
    **dict.fromkeys(
        _BUSY,
        Said(
            "it is in use; close what uses it and run this again",
            "使用中です。使っているものを閉じて、もう一度実行してください",
        ),
    ),
    errno.EXDEV: Said(
        "it is on another disk than its folder; take the mount or the link away",
        "フォルダーと別のディスクにあります。マウントかリンクを外してください",
    ),
    errno.EMFILE: Said(
        "too many files are open; raise the limit (ulimit -n) and run this again",
        "開いているファイルが多すぎます。上限（ulimit -n）を上げて、もう一度実行してください",
    ),
    errno.ENAMETOOLONG: Said(
        "the name is too long; choose a shorter one", "名前が長すぎます。短くしてください"
    ),
    errno.ELOOP: Said(
        "the links lead in a circle; mend them",
        "リンクが輪になっています。リンクを直してください",
    ),
}


def said(error: OSError) -> Said:
    """Return a line with the file, what is wrong, and what to do."""
    names = [str(name) for name in (error.filename, error.filename2) if name]
    at = -1 if error.errno in (*_FULL, *_READ_ONLY) else 0  # of a copy's two, the one written to
    where = f"{names[at]}: " if names else ""
    what = _REMEDIES.get(error.errno or 0)
    if what is None:
        told = error.strerror or str(error) or type(error).__name__
        what = Said(told, f"システムのエラーです（{told}）")
    return before(where, what)


def cause(text: str) -> Said | None:
    """Return the remedy for what another program said, where this disk is at fault."""
    own = [line for line in text.splitlines() if not line.strip().startswith("remote:")]
    for number in (*_FULL, *_READ_ONLY):
        if any(re.search(re.escape(os.strerror(number)), line, re.IGNORECASE) for line in own):
            return _REMEDIES[number]
    return None
