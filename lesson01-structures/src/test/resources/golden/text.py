"""Makes text.txt: messages of exercise 1.3, by Python's struct module and its UTF-8 codec.

    python3 text.py > text.txt

What is named bad-… Python refuses to decode, or this script fails.
"""
import struct

TEXTS = {
    "empty": "",
    "ascii": "hello",
    "accent": "caf\u00e9",
    "euro": "5 \u20ac",
    "emoji": "hi \U0001f44b",
    "blanks": " a\t\r\n ",
    "two-characters": "e\u0301",
    "nul": "a\0b",
    "mark": "\ufeffx",
    "replacement": "what? \ufffd",
    "edges": "\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\U00010000\U0010ffff",
}

BAD = {
    "bad-continuation": "68 69 80",
    "bad-start": "ff",
    "bad-latin1": "63 61 66 e9",
    "bad-interrupted": "c3 28",
    "bad-cut-2": "68 69 c3",
    "bad-cut-4": "68 69 f0 9f 91",
    "bad-overlong-nul": "c0 80",
    "bad-overlong-slash": "c0 af",
    "bad-overlong-3": "e0 80 af",
    "bad-overlong-4": "f0 80 80 af",
    "bad-high-half": "ed a0 bd",
    "bad-low-half": "ed b1 8b",
    "bad-six-byte-emoji": "ed a0 bd ed b1 8b",
    "bad-above-10ffff": "f4 90 80 80",
}


def show(name, text):
    print(name, (struct.pack("!H", len(text)) + text).hex(" "), sep=": ")


for name, text in TEXTS.items():
    show(name, text.encode("utf-8"))
for name, digits in BAD.items():
    try:
        bytes.fromhex(digits).decode("utf-8")
    except UnicodeDecodeError:
        show(name, bytes.fromhex(digits))
    else:
        raise SystemExit(name + " is UTF-8")
