"""The faces that the PDF embeds, and which characters they have.

方正小标宋, 仿宋_GB2312 and 楷体_GB2312 are not free. Word files name them, since the office's machines have them; in the
PDF Noto Serif SC stands in for these three and Noto Sans SC for 黑体 (both OFL 1.1). They come in one weight: nothing is
made bold, the hierarchy is one of faces and sizes, as the standard has it.
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from wenzeng.library.refusal import Refused

SERIF = "Noto Serif SC"
SANS = "Noto Sans SC"


@cache
def fonts() -> typst.Fonts:
    """The two faces, and no other: neither the machine's nor the compiler's own."""
    folder = pylopdf_fonts_zh_cn.serif_path().parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def need(text: str) -> None:
    """Refuse characters that a face lacks: an issued paper has no holes."""
    lacking = sorted({sign for sign in text if not sign.isspace() and ord(sign) not in covered()})
    if lacking:
        named = "、".join(f"“{sign}”（U+{ord(sign):04X}）" for sign in lacking[:5])
        raise Refused("invalid", f"公文字库中没有{named}，请改写后再生成。", named)


@cache
def covered() -> frozenset[int]:
    """The code points that both faces have."""
    return _code_points(pylopdf_fonts_zh_cn.serif_path()) & _code_points(pylopdf_fonts_zh_cn.sans_path())


def _code_points(path: Path) -> frozenset[int]:
    """The code points of an OpenType file, from the groups of its character map (cmap, format 12)."""
    data = path.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(tables))
    cmap = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    records = struct.unpack_from(">H", data, cmap + 2)[0]
    places = (cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * n)[0] for n in range(records))
    place = next(place for place in places if struct.unpack_from(">H", data, place)[0] == 12)
    groups = struct.iter_unpack(
        ">III", data[place + 16 : place + 16 + 12 * struct.unpack_from(">I", data, place + 12)[0]]
    )
    return frozenset(point for first, last, _ in groups for point in range(first, last + 1))
