# ruff: noqa: RUF001 - letters that look like others are the point of these lists
"""Texts that break programs, by family. All of them may be typed into a form, and none may be changed or do harm."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

QUOTES = ["'", '"', "''", '""', "'\"'\"''\"", "`a`", "„așa” și «așa»", "‘’‚‛“”„‟", "\\", "\\\\", '\\"', "\\'"]
SQL = [
    "'; DROP TABLE record_partner; --",
    "1' OR '1'='1",
    "') UNION SELECT * FROM setting --",
    "%_%",
    "x' AND 1=CAST((SELECT 1) AS int)--",
    "?1 :name @name $1",
]
MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</para><para>",
    "<b>gras</b> <br/> <i>",
    "&lt;&amp;&#0;&nbsp;&unknown;",
    "<!-- ]]> --><![CDATA[x]]>",
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
    "<font color=red size=99>mare</font>",
    "javascript:alert(1)",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
]
FORMATS = [
    "%s%s%n%d %(name)s %%",
    "{} {0} {name} {0.__class__} {{}}",
    "{count} {sentence!r:>10}",
    "$HOME $(id) `id` ${IFS}",
    "%00 %0a %2e%2e%2f",
    "\\u0000 \\x00 \\n \\t",
    "~!@#$%^&*()_+-=[]{}|;:,./<>?",
]
SHELL = [
    "; rm -rf / #",
    "| cat /etc/passwd",
    "&& shutdown -h now",
    "--help",
    "-rf *",
    "$(touch outside)",
    '=HYPERLINK("http://x")',
    "=1+1",
    "+1+1",
    "@SUM(A1)",
]
PATHS = [
    "../../../etc/passwd",
    "..\\..\\windows\\system32",
    "/dev/null",
    "C:\\con\\con",
    "\\\\server\\share",
    "file:///etc/passwd",
    "CON",
    "PRN.txt",
    "NUL",
    "COM1",
    "LPT9.pdf",
    "AUX .",
    ".",
    "..",
    "nume cu spații .pdf",
]
NUMBERS = [
    "0",
    "-0",
    "00012",
    "1e309",
    "1.7976931348623157e+309",
    "0x7fffffff",
    "9223372036854775808",
    "-9223372036854775809",
    "NaN",
    "Infinity",
    "1/0",
    "1,000.00",
    "1.000,00",
    "٠١٢٣٤٥٦٧٨٩",
    "①②③ ½ Ⅷ ²",
    "null",
    "None",
    "undefined",
    "true",
    "[object Object]",
]
LETTERS = [
    "ăâîșțĂÂÎȘȚ",
    "Țăranii și pădurarii împreună",
    "Щъпкьюя Ѝѝ Ѣѣ",
    "Ελληνικά ΣΊΣΥΦΟΣ ς",
    "ÅÄÖ åäö ßẞ æœø þð",
    "İıIi dotless",
    "ĳ ŉ ǆ ﬁ ﬀ",
    "Ω Å K",
    "zażółć gęślą jaźń",
    "árvíztűrő tükörfúrógép",
    "漢字かな交じり文",
    "한국어 조선말",
    "田中さんにあげて下さい",
    "表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀",
    "ไทย ภาษา",
    "हिन्दी देवनागरी",
    "𝒮𝒸𝓇𝒾𝓅𝓉 𝔉𝔯𝔞𝔨𝔱𝔲𝔯",
]
DIRECTIONS = [
    "שלום עולם",
    "مرحبا بالعالم",
    "abc שלום def",
    "\u202eсеверно\u202c",
    "\u2066izolat\u2069 \u200fdreapta\u200estânga",
    "test\u202e\u2066txt.exe",
    "الكل في المجمو عة",
]
INVISIBLE = [
    "zero\u200blățime",
    "uni\u200dre\u200cțină",
    "cratimă\u00admoale",
    "\ufeffla început",
    "spațiu\u00a0legat\u202fîngust\u2003lat\u3000",
    "linie\u2028nouă\u2029alineat",
    "ne\u2060legat",
    "\U000e0041\U000e0042 etichete",
    "variantă\ufe0f\ufe0e",
]
COMBINING = [
    "z\u0324\u0334a\u0323\u0337l\u0321\u0335g\u0327\u0338o\u0328\u0336",
    "a" + "\u0301" * 60,
    "e\u0301 o\u0302\u0323 \u0323\u0302",
    "\u0301la început",
    "s\u0326 t\u0326 a\u0306",
]
PICTURES = [
    "😀 😍 👩‍👩‍👧‍👦",
    "👍🏽 🇷🇴 🇧🇬 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "❤️ ☎ ♻ ☃ ★",
    "( ͡° ͜ʖ ͡°) ¯\\_(ツ)_/¯",
    "╔═╗ ▓▒░ ⠿",
    "≤ ≥ ≠ → ← ⇒ − ✓ ☐",
    "\ue000\uf8ff privat \U000f0000",
    "\U0001fffd \U0010fffd",
    "\U0001f9ff\U0001fae8",
]
LONG = ["Supercalifragil" * 16, "W" * 250, "і" * 250, "ș" * 250, "😀" * 100, "a b " * 60 + "capăt"]
SPACES = ["  la început", "la capăt  ", "mult      spațiu", "filă\taici", "rând\nnou", "rând\n\n\nnou"]

#: What must be kept as it is (apart from the one form that is stored: NFC, LF, comma below).
KEPT = [
    *QUOTES,
    *SQL,
    *MARKUP,
    *FORMATS,
    *SHELL,
    *PATHS,
    *NUMBERS,
    *LETTERS,
    *DIRECTIONS,
    *INVISIBLE,
    *COMBINING,
    *PICTURES,
    *LONG,
    *SPACES,
]
#: What no text of ours may hold: control characters, C1, half pairs (as escapes of JSON) and non-characters.
REFUSED = [
    *(f"a{chr(code)}b" for code in (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))),
    "\n",
    "  \t ",
    "\u00a0\u2003",
    "a\ufffeb",
    "a\uffffb",
    "a\ud800b",
    "a\udfffb",
]


def _is_refused(text: str) -> bool:
    controls = any(unicodedata.category(letter) == "Cc" and letter not in "\t\n\r" for letter in text)
    return controls or not text.strip() or any(letter in "\ufffe\uffff" for letter in text)


#: A well-known list of some 500 such texts. It is not ours to pass on: it is read where it lies beside the project.
_BESIDE = Path(__file__).parents[3] / "shared/data/hostile/blns/blns.json"
_LISTED: list[str] = [text for text in json.loads(_BESIDE.read_bytes()) if text] if _BESIDE.is_file() else []
_GOOD = [text for text in _LISTED if not _is_refused(text)]
REFUSED += [text for text in _LISTED if _is_refused(text)]
#: All that is kept, in portions of which each finds room in one field.
PORTIONS = [KEPT, *(_GOOD[start : start + 100] for start in range(0, len(_GOOD), 100))]
