"""Random bytes and random damage to sound files: always a plan or a refusal, never another exception."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.policy.hostile import pdf_files, sound
from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document import read
from wenzeng.library.policy.plan import as_json
from wenzeng.library.refusal import Refused

SOUND = {
    "txt": sound.TEXT.encode(),
    "gbk": sound.TEXT.encode("gbk"),
    "html": sound.page(f"{sound.WEB}<table><tr><td rowspan=2>甲<td>乙</tr><tr><td>丙</table><ol start=3><li>丁</ol>"),
    "docx": sound.word(("word/styles.xml", "<styles/>")),
    "pdf": pdf_files.sound_pdf(),
}
Damage = Callable[[bytearray], bytearray]


def answered(data: bytes) -> str:
    """The code of the refusal, or that there is a plan; a plan can always be written down."""
    try:
        plan = as_json(compile_text(read(data, "文件")))
    except Refused as refused:
        return refused.code if refused.message.endswith("。") else ""
    return "plan" if json.dumps(plan, ensure_ascii=False).encode() else ""


@st.composite
def damages(draw: st.DrawFn, size: int) -> Damage:
    """One of: a bit turned, a stretch cut out, a stretch doubled, a stretch overwritten."""
    start = draw(st.integers(0, size - 1))
    end = min(size, start + draw(st.integers(1, 80)))
    way = draw(st.sampled_from(("flip", "cut", "double", "write")))
    if way == "flip":
        bit = 1 << draw(st.integers(0, 7))
        return lambda held: bytearray(byte ^ bit if place == start else byte for place, byte in enumerate(held))
    middle = {"cut": b"", "write": draw(st.binary(max_size=20))}.get(way)
    return lambda held: held[:start] + (held[start:end] * 2 if middle is None else middle) + held[end:]


@given(st.binary(max_size=2000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_have_an_answer(data: bytes) -> None:
    assert answered(data)


@given(st.text(max_size=400), st.sampled_from(("utf-8", "gb18030", "utf-16", "utf-16-be")))
@settings(max_examples=150, deadline=None)
def test_any_text_has_an_answer(text: str, codec: str) -> None:
    assert answered(text.encode(codec))
    assert answered(sound.TEXT.encode(codec) + text.encode(codec))


@pytest.mark.parametrize("kind", SOUND)
def test_damage_to_a_sound_file_has_an_answer(kind: str) -> None:
    whole = SOUND[kind]
    assert answered(whole) == "plan"

    @given(st.lists(damages(len(whole)), min_size=1, max_size=4))
    @settings(max_examples=120, deadline=None)
    def holds(several: list[Damage]) -> None:
        held = bytearray(whole)
        for damage in several:
            held = damage(held)
        assert answered(bytes(held))

    holds()


@given(st.lists(damages(len(sound.document().encode())), min_size=1, max_size=3))
@settings(max_examples=120, deadline=None)
def test_damage_to_the_xml_inside_has_an_answer(several: list[Damage]) -> None:
    held = bytearray(sound.document().encode())
    for damage in several:
        held = damage(held)
    assert answered(sound.packed(("word/document.xml", bytes(held))))
