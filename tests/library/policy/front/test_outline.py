"""The outline: marks become items only where the count leads to them."""

from __future__ import annotations

from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.compiler.lines import read_lines
from wenzeng.library.policy.compiler.outline import Node, outline
from wenzeng.library.policy.document.source import Source


def numbers(text: str) -> list[tuple[str, ...]]:
    """The paths of the lowest items."""
    roots: list[Node] = outline(read_lines(text), 0, len(text))
    return [leaf.path for root in roots for leaf in root.leaves()]


def test_levels_nest_and_numbers_run_on_through_sections() -> None:
    text = "一、甲\n1.子。\n2.丑。\n二、乙\n3.寅。\n（一）卯。\n三、丙\n1.辰。"
    assert numbers(text) == [("一", "1"), ("一", "2"), ("二", "3"), ("二", "(一)"), ("三", "1")]


def test_chapters_sections_articles() -> None:
    text = "第一章 总则\n第一条 子。\n第二条 丑。\n第二章 措施\n第一节 投资\n第三条 寅。\n第二节 消费\n第四条 卯。"
    assert numbers(text) == [
        ("第一章", "第一条"),
        ("第一章", "第二条"),
        ("第二章", "第一节", "第三条"),
        ("第二章", "第二节", "第四条"),
    ]


def test_articles_below_sections_with_plain_numbers() -> None:
    assert numbers("一、总则\n第一条 子。\n第二条 丑。\n二、附则\n第三条 寅。") == [
        ("一", "第一条"),
        ("一", "第二条"),
        ("二", "第三条"),
    ]


def test_everything_on_one_line() -> None:
    text = (
        "一、总体要求（一）目标到2025年建成。二、任务（一）建设园区。完成投资。（县发改局）（二）引进企业。引进10家。"
    )
    assert numbers(text) == [("一", "(一)"), ("二", "(一)"), ("二", "(二)")]


def test_figures_and_citations_are_no_items() -> None:
    text = "一、增加投入。投入\n1.5亿元，比上年增长\n2.3个百分点。按照第三条（一）项规定。\n二、统筹一、二、三产业。"
    assert numbers(text) == [("一",), ("二",)]


def test_a_wrapped_line_that_begins_like_an_item() -> None:
    line = "　　一、健全机制。建立统一领导、分级负责的工作机制，推进全省产业协调发展，统筹第\n"
    text = (
        line
        + "一、第二、第三产业，形成合力，确保各项工作落到实处并且取得实效，持续推进到底呀\n" * 4
        + "　　二、强化投入。"
    )
    assert numbers(text) == [("一",), ("二",)]


def test_a_missing_or_doubled_number_does_not_break_the_count() -> None:
    assert numbers("1.甲。\n2.乙。\n4.丙。\n4.丁。\n5.戊。") == [("1",), ("2",), ("4",), ("4",), ("5",)]


def test_extracts_leave_items_out() -> None:
    assert numbers("一、甲\n1.子。\n2.丑。\n二、乙\n43.寅。\n44.卯。") == [
        ("一", "1"),
        ("一", "2"),
        ("二", "43"),
        ("二", "44"),
    ]


def test_numbers_in_other_dress() -> None:
    text = "１．甲。\n２．乙。\n⒊丙。\n4﹒丁。\n5\ue010戊。\n6、己。"
    assert numbers(text) == [("1",), ("2",), ("3",), ("4",), ("5",), ("6",)]


def test_decimal_numbers_of_levels() -> None:
    assert numbers("1.1 推进项目建设\n加快开工。\n1.2 优化服务\n开展走访。") == [("1.1",), ("1.2",)]


def test_the_count_goes_on_behind_a_page_number_and_past_a_break_within_a_number() -> None:
    lines = [f"{i}.推进第{i}号码头建设，完善集疏运通道和堆场设施。（市港务局）" for i in range(1, 12)]
    text = "\n".join(lines).replace("\n10.", "\n9\n10.").replace("\n11.", "1\n1.")
    assert [m.number for m in compile_text(Source("某某工作要点\n" + text, "text")).measures] == [
        str(i) for i in range(1, 12)
    ]


def test_a_count_beyond_999_is_no_year() -> None:
    text = "\n".join(f"{i}.完善设施。" for i in range(1, 1003)) + "\n2024.年度安排。"
    assert [path[-1] for path in numbers(text)][-2:] == ["1001", "1002"]
