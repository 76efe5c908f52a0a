"""A faulty server: what it answers at which path, and the verdict that each answer should get."""

import socket
import struct
from http.server import BaseHTTPRequestHandler

from support.loopback import Answer
from tebiki.preflight.probe_links import Manners

QUICK = Manners(delay=0, timeout=0.25, deadline=60, backoff=0.01, longest_wait=0.02)
HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(title: str, text: str = "", status: int = 200, **headers: str) -> Answer:
    body = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{text}</body></html>"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(body.encode(), status, HTML | named)


def to(address: str, status: int = 301) -> Answer:
    return Answer(b"", status, {"Location": address})


def hang(handler: BaseHTTPRequestHandler) -> None:
    handler.server.stopping.wait()  # type: ignore[attr-defined]


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "10000")
    handler.end_headers()
    while not handler.server.stopping.wait(0.02):  # type: ignore[attr-defined]
        handler.wfile.write(b"x")


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not handler.server.stopping.wait(0.02):  # type: ignore[attr-defined]
        handler.wfile.write(b"X-Slow: yes\r\n")


def slow(handler: BaseHTTPRequestHandler) -> None:
    handler.server.stopping.wait(0.05)  # type: ignore[attr-defined]
    page("Slow, but there").play(handler)


def reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def only_get(handler: BaseHTTPRequestHandler) -> None:
    (page("Good") if handler.command == "GET" else Answer(b"", 403)).play(handler)


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"this is no HTTP\r\n\r\n")


def chunk_cut(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort")


def endless(handler: BaseHTTPRequestHandler) -> None:
    path, _, number = handler.path.partition("?")
    to(f"{path}?{int(number or 0) + 1}", 302).play(handler)


LONG = "<p>" + "このページは、見つからないページについての長い説明です。" * 300
LOST_H1 = page("会社", "<h1>お探しのページは見つかりませんでした。</h1>")
LOST_TEXT = page("会社", "<p>ご指定のページは存在しません。移動した可能性があります。</p>")
LYING = Answer(b"<!DOCTYPE html><title>Log in", headers={"Content-Type": "image/png"})
LOST_SJIS = Answer(
    "<title>ページが存在しません</title>".encode("shift_jis"),
    headers={"Content-Type": "text/html; charset=Shift_JIS"},
)
PNG = Answer(b"\x89PNG\r\n", headers={"Content-Type": "image/png"})
WAIT = {"Retry-After": "3600"}

# path: (route, verdict, code of the reason, detail or None for any)
CASES: dict[str, tuple[object, str, str, str | None]] = {
    "/good": (page("Good"), "ok", "ok", None),
    "/empty": (Answer(), "ok", "ok", None),
    "/201": (page("Made", status=201), "ok", "ok", None),
    "/slow": (slow, "ok", "ok", None),
    "/head-403": (only_get, "ok", "ok", None),
    "/429-once": ([Answer(b"", 429, {"Retry-After": "0"}), page("Good")], "ok", "ok", None),
    "/503-twice": ([Answer(b"", 503), Answer(b"", 503, WAIT), page("Good")], "ok", "ok", None),
    "/reset-once": ([], "ok", "ok", None),
    "/302": (to("/good", 302), "ok", "elsewhere", "{url}/good"),
    "/303": (to("good", 303), "ok", "elsewhere", "{url}/good"),
    "/307-then-301": (to("/301", 307), "ok", "elsewhere", "{url}/good"),
    "/about-404": (page("404 エラーの直し方"), "ok", "ok", None),
    "/status/404": (page("404 Not Found - HTTP | Manual", LONG), "ok", "ok", None),
    "/quoting": (page("FAQ", "<p>「ページが見つかりません」と出たときは"), "ok", "ok", None),
    "/log-in-itself": (to("/account/login", 302), "blocked", "login", None),
    "/login": (page("Log in", '<input type="password">'), "ok", "ok", None),
    "/account/login": (to("/login", 302), "ok", "elsewhere", "{url}/login"),
    "/picture.png": (PNG, "ok", "ok", None),
    "/File:named.png": (page("File:named.png - Wiki"), "ok", "ok", None),
    "/301": (to("/good"), "moved", "moved", "{url}/good"),
    "/308": (to("/good", 308), "moved", "moved", "{url}/good"),
    "/chain": (to("/308"), "moved", "moved", "{url}/good"),
    "/301-then-302": (to("/302"), "moved", "moved", "{url}/302"),
    "/index.html": (to("/"), "moved", "moved", "{url}/"),
    "/": (page("Home"), "ok", "ok", None),
    "/401": (Answer(b"", 401), "blocked", "status", "401"),
    "/403": (Answer(b"", 403), "blocked", "status", "403"),
    "/429": (Answer(b"", 429, WAIT), "blocked", "status", "429"),
    "/999": (Answer(b"", 999), "blocked", "status", "999"),
    "/cf": (page("x", status=403, cf_mitigated="challenge"), "blocked", "challenge", None),
    "/cf-200": (page("x", cf_mitigated="challenge"), "blocked", "challenge", None),
    "/cf-503": (page("Just a moment...", status=503), "blocked", "challenge", None),
    "/waf": (Answer(b"", 202, {"x-amzn-waf-action": "challenge"}), "blocked", "challenge", None),
    "/human": (page("しばらくお待ちください..."), "blocked", "challenge", None),
    "/private": (to("/users/sign_in?next=/private", 302), "blocked", "login", None),
    "/users/sign_in": (page("Sign in"), "ok", "ok", None),
    "/404": (Answer(b"", 404), "gone", "status", "404"),
    "/410": (Answer(b"", 410), "gone", "status", "410"),
    "/301-to-404": (to("/404"), "gone", "status", "404"),
    "/302-to-lost": (to("/error/404.html", 302), "gone", "soft-404", "Sorry"),
    "/error/404.html": (page("Sorry"), "ok", "ok", None),
    "/soft": (page("Page not found | Example"), "gone", "soft-404", "Page not found | Example"),
    "/soft-h1": (LOST_H1, "gone", "soft-404", "会社"),
    "/soft-ja": (page("ページが見つかりません｜会社"), "gone", "soft-404", None),
    "/soft-text": (LOST_TEXT, "gone", "soft-404", "会社"),
    "/soft-sjis": (LOST_SJIS, "gone", "soft-404", "ページが存在しません"),
    "/to-home": (to("/"), "gone", "home", "{url}/"),
    "/to-language-home": (to("/ja/", 308), "gone", "home", "{url}/ja/"),
    "/ja/": (page("ホーム"), "ok", "ok", None),
    "/photo.png": (page("Image hosting"), "gone", "no-picture", "Image hosting"),
    "/lying.png": (LYING, "gone", "no-picture", "Log in"),
    "/to-home-for-now": (to("/", 302), "unknown", "home-for-now", "{url}/"),
    "/500": (Answer(b"", 500), "unknown", "status", "500"),
    "/503": (Answer(b"", 503, WAIT), "unknown", "status", "503"),
    "/400": (Answer(b"", 400), "unknown", "status", "400"),
    "/loop": (to("/pool"), "unknown", "loop", None),
    "/pool": (to("/loop"), "unknown", "loop", None),
    "/endless": (endless, "unknown", "long-chain", None),
    "/no-location": (Answer(b"", 302), "unknown", "bad-redirect", "302"),
    "/to-app": (to("app://open"), "unknown", "bad-redirect", "app://open"),
    "/hang": (hang, "unknown", "timeout", ""),
    "/drip": (drip, "unknown", "timeout", ""),
    "/drip-headers": (drip_headers, "unknown", "timeout", ""),
    "/reset": (reset, "unknown", "reset", None),
    "/garbage": (garbage, "unknown", "reset", None),
    "/truncated": (Answer(b"short", headers={"Content-Length": "99"}), "unknown", "truncated", ""),
    "/chunk-cut": (chunk_cut, "unknown", "truncated", ""),
}  # fmt: skip
