#!/bin/sh
# Sets up what the browser tests need from Debian: Chromium, and a Japanese font for pictures.
set -eu

if command -v chromium >/dev/null 2>&1 && [ -n "$(fc-list ':lang=ja' family 2>/dev/null)" ]; then
  exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing chromium and fonts-noto-cjk with apt …" >&2
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null
  exit 0
fi
echo "The tests need Chromium and a Japanese font: sudo apt-get install chromium fonts-noto-cjk fontconfig" >&2
exit 1
