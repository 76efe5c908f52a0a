#!/bin/sh
# Sets up what browser tests need from Debian: the browsers that are named, and a Japanese font.
# Example: sh scripts/install_browser.sh firefox webkit
set -eu

has() { command -v "$1" >/dev/null 2>&1; }
is_there() { [ -x "$1" ]; } # the first that a pattern finds
names=
packages=
need() { # what it is called, and its packages
  names="$names${names:+, }$1"
  packages="$packages${packages:+ }$2"
}

for browser in "$@"; do
  case $browser in
    chromium) has chromium || need "Chromium (as the command chromium)" chromium ;;
    firefox) has firefox-esr || has firefox || need "Firefox (as firefox-esr or firefox)" firefox-esr ;;
    webkit)
      { has WebKitWebDriver && is_there /usr/lib/*/webkit2gtk-4.1/MiniBrowser && has xvfb-run; } ||
        need "WebKit (WebKitWebDriver, MiniBrowser, xvfb-run)" "webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb xauth"
      ;;
    *)
      echo "There is no browser $browser here: say chromium, firefox, webkit" >&2
      exit 2
      ;;
  esac
done
[ -n "$(fc-list ':lang=ja' family 2>/dev/null)" ] || need "a Japanese font" "fonts-noto-cjk fontconfig"
[ -n "$names" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  if [ "${CI:-}" = true ] && has sudo; then
    as_root=sudo
  else
    echo "The tests need $names: sudo apt-get install $packages" >&2
    exit 1
  fi
fi
if ! has apt-get; then
  echo "The tests need $names; install that and run this again" >&2
  exit 1
fi
echo "Installing $packages with apt …" >&2
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >/dev/null
