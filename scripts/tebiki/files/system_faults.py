"""Says what a fault of disk, rights or system is, and how to go on."""

import errno
import os
import re

_FULL = (errno.ENOSPC, errno.EDQUOT)
_READ_ONLY = (errno.EROFS,)
_RIGHTS = (errno.EACCES, errno.EPERM)
_BUSY = (errno.EBUSY, errno.ETXTBSY)
_REMEDIES = {
    **dict.fromkeys(_FULL, "the disk is full; make room on it and run this again"),
    **dict.fromkeys(
        _READ_ONLY, "the disk is read-only; work in a folder that can be written, or mount it so"
    ),
    **dict.fromkeys(
        _RIGHTS, "you may not do this here; look at the owner and the rights of file and folder"
    ),
    **dict.fromkeys(_BUSY, "it is in use; close what uses it and run this again"),
    errno.EXDEV: "it is on another disk than its folder; take the mount or the link away",
    errno.EMFILE: "too many files are open; raise the limit (ulimit -n) and run this again",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ELOOP: "the links lead in a circle; mend them",
}


def said(error: OSError) -> str:
    """Return a line with the file, what is wrong, and what to do."""
    names = [str(name) for name in (error.filename, error.filename2) if name]
    where = f"{names[0]}: " if names else ""
    what = _REMEDIES.get(error.errno or 0)
    if what is None:
        what = error.strerror or str(error) or type(error).__name__
    return f"{where}{what}"


def cause(text: str) -> str:
    """Return the remedy for what another program said, where this disk is at fault; else ""."""
    own = [line for line in text.splitlines() if not line.strip().startswith("remote:")]
    for number in (*_FULL, *_READ_ONLY):
        if any(re.search(re.escape(os.strerror(number)), line, re.IGNORECASE) for line in own):
            return _REMEDIES[number]
    return ""
