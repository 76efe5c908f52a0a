"""Reads what a failed or refused request says: which failure it is, how long to wait."""

import datetime
import email.utils
import socket
import ssl
from collections.abc import Iterator

import httpx

from tebiki.safety.private_addresses import is_private_host
from tebiki.safety.resolve_hosts import PrivateHostError

RESERVED = (".invalid", ".test", ".example")  # RFC 6761 and 2606: no public name ends so


def retry_after(value: str, now: float) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or a date; None for neither."""
    if value.strip().isdigit():
        return float(value)
    try:
        date = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=datetime.UTC)
    return max(0.0, date.timestamp() - now)


def classify(error: BaseException, host: str) -> tuple[str, str]:
    """Return the kind of a failed request (see `verdicts.Answer.error`) and words about it."""
    for cause in _causes(error):
        if isinstance(cause, PrivateHostError):
            return "private", cause.where
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "certificate", cause.verify_message
        if isinstance(cause, ssl.SSLError):
            return "tls", cause.reason or str(cause)
        if isinstance(cause, socket.gaierror):
            if cause.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", -5)):
                return "no-host", host
            return ("no-host" if host.endswith(RESERVED) else "no-lookup"), host
        if isinstance(cause, ConnectionRefusedError):
            return "refused", host
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return "timeout", ""
    if isinstance(error, httpx.RemoteProtocolError) and "without sending" in str(error):
        complete = "complete message body" in str(error)
        return ("truncated" if complete else "reset"), ""
    if isinstance(error, httpx.RemoteProtocolError) and "incomplete" in str(error):
        return "truncated", ""
    if isinstance(error, httpx.UnsupportedProtocol) or not isinstance(
        error, (httpx.HTTPError, OSError)
    ):
        return "bad-address", str(error)
    return "reset", str(error)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for one in error.exceptions:
                yield from _causes(one)
        error = error.__cause__ or error.__context__


def is_elsewhere(host: str) -> bool:
    """Whether a host is another machine, and its name one that may exist."""
    return not is_private_host(host) and not host.endswith(RESERVED)
