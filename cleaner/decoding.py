"""Bytes in any encoding to text."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from .model import InputError

HEAD = 4096  # where binary data and declared encodings are looked for
_ASCII = bytes(range(0x80))

_MAGIC = [
    (rb"\s*%PDF-\d", "a PDF; extract its text first"),
    (rb"\x1f\x8b", "gzip-compressed data; decompress it first"),
    (rb"BZh[1-9]1AY|\xfd7zXZ\0|\x28\xb5\x2f\xfd|7z\xbc\xaf|Rar!\x1a", "an archive; decompress it first"),
    (rb"PK[\x03\x05]", "a ZIP archive (perhaps .docx, .odt or .epub); extract its text first"),
    (rb"\xd0\xcf\x11\xe0|\{\\rtf\d", "an Office or RTF file; save it as text or HTML first"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a.{1,3}[\0-\x08]|RIFF.{4}WEBP", "an image; pass a page or a text"),
]
CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))  # ISO-2022-JP uses the escape character
_BOMS = [(codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")]  # UTF-16's marks begin like these
_BOMS += [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
_DECLARED = re.compile(rb"(?i)<(meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=[\s\"']*([\w.:-]{1,40})")
# Where browsers (encoding.spec.whatwg.org) read a label otherwise than Python, or Python does not know it.
_ALIASES = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "euc_kr": "cp949",
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "tis-620": "cp874",
    "windows-874": "cp874", "windows-949": "cp949", "iso-8859-8-i": "iso8859-8",
}  # fmt: skip
_CODECS = re.compile(r"utf-8|cp(125.|866|874|932|949)|iso8859-\d+|koi8-[ru]|mac-\w+|gb18030|big5hkscs|euc_jp")
# The letters of languages, by encoding; of encodings that fit equally well, the first is taken.
_LATIN = {
    "cp1252": "äöüß àâçéèêëîïôùûüÿœæ áéíñóúü àèéìòù áâãàçéêíóôõú åäöæøé áðéíóúýþæö",
    "cp1250": "ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîşţ čćđšž",
    "cp1254": "çğıöşüâîû",
    "cp1257": "ąčęėįšųūž āčēģīķļņšūž äöõüšž",
}
_SYMBOLS = "¡£¥§©ª«®°±²³µ¶·¹º»¼½¾¿×–—‘’‚“”„•…€™"
_OTHER = ["koi8_r", "euc_jp", "gb18030", "big5", *(f"cp{n}" for n in (1251, 1253, 1255, 1256, 874, 932, 949))]


def refuse_binary(head: bytes, wide: str | None = None) -> None:
    """Refuse what is neither a page nor a text.

    Args:
        head: The first bytes.
        wide: The encoding, where it is one of two or four bytes a character.

    Raises:
        InputError: The bytes are binary data.
    """
    controls = 0 if wide else len(head) - len(head.translate(None, CONTROLS))
    binary = "binary data; pass a page or a text" if controls >= 4 and controls * 25 > len(head) else None
    if what := next((what for magic, what in _MAGIC if re.match(magic, head, re.DOTALL)), binary):
        raise InputError(f"the source looks like {what}")


def decode(data: bytes, warnings: list[str]) -> str:
    """Decode bytes in any encoding; this never fails, but it warns."""
    head = data[:HEAD]
    # UTF-16 and UTF-32 have a mark; without one, the NULs beside its ASCII show UTF-16.
    half, even, odd = len(head) // 2, head[::2].count(0), head[1::2].count(0)
    wide = next((codec for mark, codec in _BOMS if head.startswith(mark)), None)
    if wide is None and half and max(even, odd) * 5 >= half * 2 and min(even, odd) * 20 <= half:
        wide = "utf-16-le" if odd > even else "utf-16-be"
    refuse_binary(head, wide)
    label, declared = "no encoding", None
    if match := _DECLARED.search(head):
        label = match[2].decode().lower()
        with suppress(LookupError):
            name = codecs.lookup(_ALIASES.get(label, label.removeprefix("x-"))).name
            declared = name if _CODECS.fullmatch(name := _ALIASES.get(name, name)) else None
    trusted = declared == "utf-8" or data.startswith(codecs.BOM_UTF8)
    # Codecs, and how many broken pieces each may find for a good character beyond ASCII (or one, at the end).
    attempts = [(wide, 0.0), ("iso2022_jp" if b"\x1b$" in data else None, 0), ("utf-8", 1 if trusted else 0.25)]
    for codec, share in [*attempts, (declared, 0.05)]:
        if codec is None:
            continue
        text = data.decode(codec, "replace")
        broken = text.count("\ufffd")
        if broken and codec == "utf-8":
            broken -= data.count("\ufffd".encode())
        good = len(text) - len(text.encode("ascii", "ignore")) - broken if broken else 0
        if codec == wide or broken <= good * share or (broken == 1 <= good and text.endswith("\ufffd")):
            if broken:
                warnings.append(f"the source declares {label}; read as {codec}, broken pieces were replaced")
            elif codec == "utf-8" and declared not in (None, "utf-8") and not text.isascii():
                warnings.append(f"the source declares {label}, but it is UTF-8 and was read as that")
            return text
    codec = _detect(data)
    warnings.append(f"the source declares {label}, and it is not UTF-8; read as {codec}, which is a guess")
    return data.decode(codec, "replace")


def _detect(data: bytes) -> str:
    """Guess an encoding from the pieces that are not ASCII."""
    first = len(data) - len(data.lstrip(_ASCII))
    pieces = re.split(rb"[<>\n]", data[max(0, first - 100) : first + 500_000])
    sample = b"\n".join(piece for piece in pieces if not piece.isascii())
    if len(sample) > 2 * HEAD:  # cut it where no character can be cut in two
        sample = sample[: 2 * HEAD].rstrip(bytes(range(0x40, 0x100))) or sample[: 2 * HEAD]
    if len(sample.translate(None, _ASCII)) * 3 > len(sample):
        from charset_normalizer import from_bytes  # slow to import, and few inputs need it

        best = from_bytes(sample, cp_isolation=_OTHER).best()
        return best.encoding if best else "cp1252"

    def fit(codec: str) -> int:
        text = sample.decode(codec, "replace").lower()
        return max(sum(map(text.count, set(letters + _SYMBOLS))) for letters in _LATIN[codec].split())

    return max(_LATIN, key=fit)


def decode_by_header(data: bytes, content_type: str) -> bytes | str:
    """Decode by the charset of the Content-Type header, which goes before what the page says of itself.

    Bytes are returned as they are where the header names no charset, or a wrong one.
    """
    match = re.search(r"charset\s*=\s*[\"']?([\w:.+-]+)", content_type, re.IGNORECASE)
    if not match or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return data
    try:
        charset = codecs.lookup(match[1]).name
        if charset in ("iso8859-1", "ascii"):
            # Browsers read both as Windows-1252. Servers claim them by default for pages in UTF-8.
            return data if _is_utf8(data) else data.decode("cp1252")
        return data.decode(charset)
    except (LookupError, ValueError):
        return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
