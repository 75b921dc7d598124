"""Lines: wrapping, page furniture, cleaned stretches that still know their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wenzeng.library.policy.compiler.lines import read_lines


def test_breaks_inside_words_are_joined_and_latin_words_kept_apart() -> None:
    text = "推进 工业\r\n\r\n互联网 APP\nStore 建设"
    passage = read_lines(text).clean(0, len(text))
    assert passage.text == "推进工业互联网 APP Store 建设"


def test_page_numbers_are_furniture() -> None:
    text = "加快推\n— 12 —\n进建设\n第 3 页 共 9 页\n工作"
    lines = read_lines(text)
    assert lines.clean(0, len(text)).text == "加快推进建设工作"
    assert lines.has_furniture(0, len(text))
    assert lines.clean(0, len(text), furniture=True).text == "加快推—12—进建设第3页共9页工作"


def test_running_headers_are_furniture() -> None:
    page = "甲省公报\n推进建设的具体内容{0}\n- {0} -\n"
    text = "".join(page.format(i) for i in range(1, 6))
    assert "甲省公报" not in read_lines(text).clean(0, len(text)).text


def test_contents_with_dots_are_furniture() -> None:
    text = "一、总体要求..........3\n二、任务………………5\n一、总体要求"
    assert read_lines(text).clean(0, len(text)).text == "一、总体要求"


def test_wrapped_lines_are_told_from_paragraphs() -> None:
    wrapped = "推进全省产业高质量发展的各项工作任务落实到位并且持续\n" * 6 + "见效。\n一、短标题\n"
    lines = read_lines(wrapped).lines
    assert [line.full for line in lines] == [True] * 6 + [False, False]
    paragraphs = "推进工作。\n落实任务并且推进各项工作。\n一、加强领导\n"
    assert not any(line.full for line in read_lines(paragraphs).lines)


@given(st.text(alphabet="一、（）。推进 \n\r\t　aB1—", max_size=200))
def test_a_cleaned_text_equals_its_span_without_white_space(text: str) -> None:
    passage = read_lines(text).clean(0, len(text), furniture=True)
    start, end = passage.span()
    assert "".join(passage.text.split()) == "".join(text[start:end].split())
    assert list(passage.at) == sorted(set(passage.at))
