"""A Monday at HQ, in one story: work is accepted and pressed for, a city answers, the bulletin goes out, anyone can check it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsers import DESK, PHONE, RULES
from tests.stories.counting import Hands
from tests.stories.pages import Listening, broken, entry, sideways
from tests.stories.product import Site

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
LATE = "报送本市减产停产重点企业名单和帮扶措施"
"""What 柳州市 owes for ten days: its reminder goes out today."""

PERIOD, ADDED = "2022年10月中旬", "请各市于每旬第三个工作日前报送进展。"
FORWARD, SIGNED, TAKEN_BACK, REPORTED = 4, 1, 2, 3
"""Actions that each may take: a bulletin up to 送审, its signature, the signed file back, progress with a file."""

WCAG = {**RULES, "preload": False}
FIGURES = 7
"""Most figures on the leader's page."""


def fine(page: Page) -> Page:
    """Nothing wrong with a page for anybody, at a desk and on a phone; it stays as wide as it was."""
    held = page.viewport_size
    assert held is not None
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert (broken(page, WCAG), sideways(page)) == ([], 0), f"{page.url} at {size['width']}"
    page.set_viewport_size(held)
    return page


def line(page: Page, *words: str) -> Locator:
    """The first line of a home that has these words."""
    found = page.get_by_role("listitem")
    for each in words:
        found = found.filter(has_text=each)
    return found.first


def told(page: Page, words: str | re.Pattern[str]) -> None:
    """What the product says when something has been done."""
    expect(page.locator(".wz-toast").first).to_contain_text(words)


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Page]:
    """Somebody without an account."""
    context = browser.new_context(base_url=site.url, locale="zh-CN", viewport=DESK)
    listening = Listening(context, site.url)
    yield context.new_page()
    context.close()
    assert not listening.heard


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """A file that proves what a city says."""
    path = tmp_path / "佐证清单.docx"
    word = Document()
    word.add_paragraph("减产停产重点企业名单，演示数据。")
    word.save(str(path))
    return path


def test_a_monday(enter: Enter, visitor: Page, proof: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    clerk, city = enter("hq_clerk"), enter("city")
    accept_a_part(clerk)
    send_a_reminder(clerk)
    urge_the_others(clerk)
    counted = {"progress": report(city, line(city, "红灯", LATE), proof)}
    answer_the_reminder(city, proof)
    accept_the_answer(clerk)
    counted["forward"] = forward_a_bulletin(clerk)
    lead = enter("hq_lead")
    counted["sign"] = sign(lead)
    issued = take(clerk, tmp_path)
    counted["take back"] = take_back(clerk, other_number(issued["word"], tmp_path))
    hear_of_it(city)
    check(visitor, issued, tmp_path)
    look(enter("leader"))
    phone = enter("city", viewport=PHONE)
    counted["progress on a phone"] = report(phone, line(phone, "绿灯", "旬监测"), proof)
    with capsys.disabled():
        print("\nactions: " + ", ".join(f"{what} {hands.count}" for what, hands in counted.items()))
    most = {"progress": REPORTED, "forward": FORWARD, "sign": SIGNED, "take back": TAKEN_BACK}
    assert {what: hands.done for what, hands in counted.items() if hands.count > most.get(what, REPORTED)} == {}


def accept_a_part(clerk: Page) -> None:
    """From the line of the home to the acceptance; the line is gone afterwards."""
    fine(clerk)
    expect(clerk.get_by_role("heading", name="今天要定的事")).to_be_visible()
    waiting = line(clerk, "已报结", "桂林市")
    waiting.get_by_role("link", name="认定", exact=True).click()
    fine(clerk).get_by_role("link", name="认定办结").click()
    fine(clerk).get_by_role("button", name="认定办结").click()
    told(clerk, "已认定办结")
    clerk.goto("/")
    expect(clerk.get_by_role("listitem").filter(has_text="已报结").filter(has_text="桂林市")).to_have_count(0)


def send_a_reminder(clerk: Page) -> None:
    """A proposal by rule, decided by a person: the letter bears a number of our series and the clause."""
    line(clerk, "提醒函 13 件").get_by_role("link", name="定", exact=True).click()
    row = fine(clerk).get_by_role("row").filter(has_text="柳州市").filter(has_text=LATE)
    row.get_by_role("link", name="决定").click()
    expect(fine(clerk).get_by_role("article", name="文书样式")).to_contain_text("柳州市人民政府")
    clerk.get_by_role("button", name="签发提醒函").click()
    told(clerk, "提醒函已办")
    fine(clerk).get_by_role("link", name=re.compile("函〔2022〕3号")).click()
    expect(fine(clerk).get_by_role("article", name="正文")).to_contain_text(LATE)


def urge_the_others(clerk: Page) -> None:
    """What is milder goes out together."""
    clerk.goto("/cases/proposals/")
    clerk.get_by_role("link", name="一并催办 24 项").click()
    fine(clerk).get_by_role("button", name="发出催办").click()
    told(clerk, "已发出催办 24 项")
    fine(clerk)


def report(officer: Page, owed: Locator, proof: Path) -> Hands:
    """Progress with a file, from the home; gives the actions."""
    hands = Hands()
    hands.click(owed.get_by_role("link", name="报进展"))
    fine(officer).get_by_label("进展").fill("名单已核实，正逐户走访。")
    hands.choose(officer.get_by_label("佐证材料"), proof)
    hands.click(officer.get_by_role("button", name="提交"))
    told(officer, re.compile(r"已.*，回执 \d+-\d+"))
    return hands


def answer_the_reminder(city: Page, proof: Path) -> None:
    """The letter is in the inbox, with its reason, and on the home; the answer carries a file."""
    city.goto("/")
    expect(line(fine(city), "提醒函 2022-3", LATE)).to_be_visible()
    city.get_by_role("link", name=re.compile("^消息")).first.click()
    message = fine(city).get_by_role("row").filter(has_text="提醒函 2022-3")
    expect(message).to_contain_text("指挥部办公室：签发")
    message.get_by_role("link").first.click()
    city.get_by_role("link", name=re.compile("函〔2022〕3号")).click()
    expect(fine(city).get_by_role("article", name="正文")).to_contain_text("柳州市人民政府")
    city.go_back()
    fine(city).get_by_role("link", name="回复", exact=True).click()
    fine(city).get_by_label("办理情况").fill("名单已报送，已逐户落实帮扶措施。")
    city.get_by_label("佐证材料").set_input_files(proof)
    city.get_by_role("button", name="回复").click()
    told(city, "已回复")
    with city.expect_download() as held:
        city.get_by_role("link", name=proof.name).click()
    assert held.value.path().read_bytes() == proof.read_bytes()


def accept_the_answer(clerk: Page) -> None:
    clerk.goto("/cases/?view=mine")
    fine(clerk).get_by_role("row").filter(has_text="柳州市").get_by_role("link", name=LATE).click()
    expect(clerk.get_by_text("已逐户落实帮扶措施")).to_be_visible()
    clerk.get_by_role("link", name="认可办结").click()
    fine(clerk).get_by_role("button", name="认可办结").click()
    told(clerk, "已认可办结")


def forward_a_bulletin(clerk: Page) -> Hands:
    """Begun, its text edited, sent for review; gives the actions on the page that the home leads to."""
    clerk.goto("/")
    line(clerk, f"编发{PERIOD}通报").get_by_role("link", name="编发", exact=True).click()
    hands = Hands()
    hands.click(fine(clerk).get_by_role("button", name=f"编发{PERIOD}通报"))
    expect(clerk.get_by_text("数字锁定于")).to_be_visible()
    hands.click(fine(clerk).get_by_role("link", name="改文字"))
    demands = fine(clerk).get_by_label("下一步要求", exact=True)
    demands.fill(f"{demands.input_value()}{ADDED}")
    hands.click(clerk.get_by_role("button", name="保存"))
    expect(clerk.locator("main")).to_contain_text(ADDED)
    hands.click(clerk.get_by_role("button", name="送审"))
    told(clerk, "已送审")
    return hands


def sign(lead: Page) -> Hands:
    """The lead has the bulletin before him and signs; gives the actions."""
    line(lead, "轮到您办理").get_by_role("link", name="办理", exact=True).click()
    hands = Hands()
    hands.click(fine(lead).get_by_role("button", name="签发"))
    told(lead, "桂稳工业保运行指办通报〔2022〕1号，第1期")
    fine(lead)
    return hands


def take(clerk: Page, folder: Path) -> dict[str, Path]:
    """Both files of the bulletin, and the code that stands on them."""
    clerk.goto("/papers/?kind=bulletin")
    fine(clerk).get_by_role("row").filter(has_text="通报").last.get_by_role("link").first.click()
    expect(fine(clerk).get_by_role("article", name="正文")).to_contain_text(ADDED)
    found = {}
    for kind, link in (("word", "下载 Word"), ("pdf", "下载 PDF")):
        with clerk.expect_download() as held:
            clerk.get_by_role("link", name=link).click()
        found[kind] = folder / held.value.suggested_filename
        held.value.save_as(found[kind])
    return found


def other_number(word: Path, folder: Path) -> Path:
    """The Word file as somebody signed it who changed one figure."""
    paper = Document(str(word))
    whole = next(each for each in paper.paragraphs if re.search(r"\d+\.\d%", each.text))
    figure = re.search(r"\d+\.\d%", whole.text)
    assert figure is not None
    changed = whole.text.replace(figure.group(), "99.9%", 1)
    for run in whole.runs[1:]:
        run.text = ""
    whole.runs[0].text = changed
    path = folder / "签发件.docx"
    paper.save(str(path))
    return path


def take_back(clerk: Page, signed: Path) -> Hands:
    """The signed file, on the page of the paper; what differs is listed. Gives the actions."""
    hands = Hands()
    hands.choose(clerk.get_by_label("签发件"), signed)
    hands.click(clerk.get_by_role("button", name="登记", exact=True))
    told(clerk, "已登记签发件")
    expect(fine(clerk).get_by_text("有 1 处数字与印发时冻结的不同")).to_be_visible()
    expect(clerk.get_by_role("row").filter(has_text="99.9%")).to_be_visible()
    return hands


def hear_of_it(city: Page) -> None:
    """The city is told, and reads the bulletin as issued."""
    city.goto("/inbox/")
    city.get_by_role("row").filter(has_text="印发：").get_by_role("link").first.click()
    expect(fine(city).get_by_role("article", name="正文")).to_contain_text("柳州")


def check(visitor: Page, issued: dict[str, Path], folder: Path) -> None:
    """Without an account: the code is known, the file is ours, a changed one is not."""
    code = re.search(r"[0-9A-Z]{4}[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}", _foot(issued["word"]))
    assert code is not None
    visitor.goto("/verify/")
    fine(visitor).get_by_label("查验码").fill(code.group())
    visitor.get_by_role("button", name="查验").click()
    expect(fine(visitor).get_by_text("是本平台印发的公文", exact=True)).to_be_visible()
    expect(visitor.get_by_text("桂稳工业保运行指办通报〔2022〕1号")).to_be_visible()
    changed = folder / "改过.pdf"
    changed.write_bytes(issued["pdf"].read_bytes() + b"\n")
    for file, answer in ((issued["pdf"], "是本平台印发的公文"), (changed, "不是本平台印发的公文，或文件已被改动")):
        visitor.goto("/verify/")
        visitor.get_by_label("或选文件").set_input_files(file)
        visitor.get_by_role("button", name="查验").click()
        expect(visitor.get_by_text(answer, exact=True)).to_be_visible()
    fine(visitor)


def _foot(word: Path) -> str:
    return "\n".join(each.text for section in Document(str(word)).sections for each in section.footer.paragraphs)


def look(leader: Page) -> None:
    """Without a single action: a sentence, few figures, the ranking, three red items with person and phone."""
    fine(leader)
    expect(leader.locator(".desk-say")).to_contain_text(re.compile(r"15 条措施中 \d+ 条落后"))
    assert 1 <= leader.locator(".wz-figure").count() <= FIGURES
    reds = leader.locator(".desk-reds li")
    expect(reds).to_have_count(3)
    for red in reds.all():
        expect(red.locator("a[href^='tel:']").first).to_be_visible()
        expect(red.get_by_role("link", name=re.compile("^交办"))).to_be_visible()
    ranked = leader.get_by_role("complementary").get_by_role("row")
    expect(ranked).to_have_count(15)
    expect(ranked.nth(1)).to_contain_text("北海")
    expect(entry(leader, "排名")).to_be_visible()
