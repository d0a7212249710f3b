"""Text from reports as it may be shown: a hostile report must not reach the terminal or a spreadsheet."""

from __future__ import annotations

import re

# C0 and C1 controls (they can move the cursor or change a terminal), and the marks that turn text round.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\r\n\u2028\u2029\x0b\x0c]+")
# What a spreadsheet takes for the start of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """`text` with every control character written as its escape (`\\x1b`)."""
    return _CONTROL.sub(_escape, text)


def plain(text: str) -> str:
    """`text` made harmless, and on one line."""
    return harmless(_BLANKS.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def spreadsheet(text: str) -> str:
    """`text` so that no spreadsheet runs it: what begins like a formula gets a `'` before it."""
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text
