#!/bin/sh
# Sets up what the browser tests need from Debian: Chromium, and a Japanese font for pictures.
set -eu

if command -v chromium >/dev/null 2>&1 && [ -n "$(fc-list ':lang=ja' family 2>/dev/null)" ]; then
  exit 0
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
  if [ "${CI:-}" = true ] && command -v sudo >/dev/null 2>&1; then
    as_root=sudo
  else
    echo "The tests need Chromium and a Japanese font: sudo apt-get install chromium fonts-noto-cjk fontconfig" >&2
    exit 1
  fi
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "The tests need Chromium (as the command chromium) and a Japanese font; install them and run make test again" >&2
  exit 1
fi
echo "Installing Chromium and a Japanese font with apt …" >&2
packages="fonts-noto-cjk fontconfig"
command -v chromium >/dev/null 2>&1 || packages="chromium $packages"
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >/dev/null
