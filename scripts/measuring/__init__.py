"""Measures us beside others; nothing imports it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]  # the checkout
