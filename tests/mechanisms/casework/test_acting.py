"""A case moves only as its table says: by whom, from where, with what; once for each key; and it leaves its trail."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.mechanisms.casework import ladder
from tests.mechanisms.casework.ladder import MONDAY, issued, on, opened, talked
from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.casework.declare import Given
from wenzeng.mechanisms.casework.models import Case, CaseStep
from wenzeng.mechanisms.casework.services import acting
from wenzeng.mechanisms.documents.models import Paper
from wenzeng.mechanisms.office.models import JournalEntry, Message
from wenzeng.mechanisms.office.queries.journal import verify

pytestmark = pytest.mark.django_db


def refused(code, do):
    with pytest.raises(Refused) as caught:
        do()
    assert caught.value.code == code
    return caught.value


def test_a_reminder_goes_its_whole_way(people):
    held = issued("remind", people)
    assert (held.state, held.number, held.year, held.due) == ("waiting", 1, 2022, date(2022, 10, 31))
    city = people["city_officer"]
    proof = Given(text="已开工10项。", files=(("照片.pdf", b"%PDF-1.4 proof"),))
    held = acting.act(held, "reply", proof, by=city, at=on(26))
    assert held.state == "replied"
    back = Given(text="缺清单", due=date(2022, 11, 4))
    held = acting.act(held, "return", back, by=people["hq_clerk"], at=on(27))
    assert (held.state, held.due) == ("returned", date(2022, 11, 4))
    held = acting.act(held, "reply", Given(text="补清单。"), by=city, at=on(28))
    held = acting.act(held, "accept", by=people["hq_clerk"], at=on(31))
    assert held.standing.final
    assert held.ended_at == on(31)
    steps = [(step.act, step.from_state, step.to_state) for step in held.steps.all()]
    assert steps[0] == ("draft", "", "drafted")
    assert steps[-1] == ("accept", "replied", "closed")
    acts = JournalEntry.objects.filter(subject=f"case:{held.pk}").values_list("act", flat=True)
    assert list(acts) == [f"casework.{act}" for act, *_ in steps]
    assert verify().broken_at is None
    assert held.steps.get(number=3).files.get().name == "照片.pdf"


def test_the_letter_is_numbered_frozen_and_addressed(people):
    held = issued("supervise", people)
    paper = Paper.objects.get(subject=f"case:{held.pk}")
    assert held.steps.get(act="issue").paper == f"paper:{paper.pk}"
    assert paper.number == "桂稳工业保运行指办函〔2022〕1号"
    assert "关于督办“开工重大项目95项”的函" in paper.text
    assert "已逾期14天" in paper.text
    assert "请于2022年10月31日前" in paper.text
    assert "督办函 2022-1" in paper.text
    assert list(paper.addressees.values_list("code", flat=True)) == ["450200"]


def test_a_case_has_no_number_until_it_goes_out(people):
    first, other = opened("remind", people["hq_clerk"]), opened("supervise", people["hq_clerk"])
    acting.act(first, "discard", Given(text="重复"), by=people["hq_clerk"], at=MONDAY)
    acting.act(other, "issue", by=people["hq_lead"], at=MONDAY)
    again = issued("remind", people)
    assert again.number == 1
    first.refresh_from_db()
    assert (first.number, first.state) == (None, "withdrawn")


def test_numbers_count_by_issuer_type_and_year(people):
    one = issued("remind", people)
    acting.act(one, "withdraw", Given(text="已解决"), by=people["hq_clerk"], at=MONDAY)
    two = issued("remind", people, addressed="dept.gxt")
    own = opened("remind", people["city_officer"], addressed="450203")
    own = acting.act(own, "issue", by=people["city_officer"], at=MONDAY)
    assert [one.number, two.number, own.number] == [1, 2, 1]
    assert Paper.objects.get(subject=f"case:{own.pk}").number == "柳州稳工业保运行函〔2022〕1号"


def test_the_same_key_does_it_once(people):
    held = issued("remind", people)
    for _ in range(3):
        acting.act(held, "reply", Given(text="已办"), key="k1", by=people["city_officer"], at=on(25))
    assert CaseStep.objects.filter(act="reply").count() == 1
    for _ in range(3):
        opened("supervise", people["hq_clerk"], key="k2")
    assert Case.objects.filter(type="supervise").count() == 1


def test_of_two_people_at_once_one_is_told(people):
    held = issued("remind", people)
    acting.act(held, "reply", Given(text="已办"), by=people["city_officer"], at=on(25))
    seen = Case.objects.get(pk=held.pk).steps_taken
    acting.act(held, "accept", expected=seen, by=people["hq_clerk"], at=on(26))
    back = Given(text="缺", due=date(2022, 11, 1))
    late = refused("conflict", lambda: acting.act(held, "return", back, expected=seen, by=people["hq_lead"], at=on(26)))
    assert "已有人办理" in late.message
    refused("conflict", lambda: opened("remind", people["hq_clerk"]) and opened("remind", people["hq_lead"]))


def test_what_the_table_asks_for_must_be_there(people):
    held = issued("remind", people)
    city, clerk = people["city_officer"], people["hq_clerk"]
    assert refused("invalid", lambda: acting.act(held, "reply", by=city, at=on(25))).where == "办理情况"
    acting.act(held, "reply", Given(text="已办"), by=city, at=on(25))
    assert (
        refused("invalid", lambda: acting.act(held, "return", Given(text="缺"), by=clerk, at=on(25))).where
        == "回复期限"
    )
    gone = Given(text="缺", due=date(2022, 10, 25))
    assert "不晚于今天" in refused("invalid", lambda: acting.act(held, "return", gone, by=clerk, at=on(25))).message


def test_a_wrong_file_is_refused_and_nothing_is_kept(people):
    held = issued("remind", people)
    wrong = Given(text="已办", files=(("照片.pdf", b"MZ not a pdf"),))
    refused("invalid", lambda: acting.act(held, "reply", wrong, by=people["city_officer"], at=on(25)))
    held.refresh_from_db()
    assert held.state == "waiting"
    assert held.steps.count() == 2


def test_those_whose_turn_it_is_are_told(people):
    opened("supervise", people["hq_clerk"])
    assert list(Message.objects.values_list("person__username", flat=True)) == ["hq_lead"]
    Message.objects.all().delete()
    issued("remind", people)
    assert "city_officer" in Message.objects.values_list("person__username", flat=True)


def test_a_talk_leaves_minutes_and_promises(people):
    held = talked(people)
    assert (held.state, held.due) == ("waiting", date(2022, 11, 18))
    minutes = Paper.objects.get(subject=f"case:{held.pk}", kind="talk_minutes")
    for words in ("约谈纪要", "上午", "韦××副市长", "11月底前开工20项", "2022年11月30日", "已说明原因。"):
        assert words in minutes.text, words
    promise = held.steps.get(act="hold").commitments.get()
    assert (promise.unit.code, promise.subject) == ("450200", None)


def test_listing_ends_by_delisting(people):
    held = issued("list", people)
    held = acting.act(held, "reply", Given(text="已整改"), by=people["city_officer"], at=on(26))
    held = acting.act(held, "accept", by=people["hq_lead"], at=on(27))
    kinds = Paper.objects.filter(subject=f"case:{held.pk}").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["listing", "delisting"]
    refused(
        "forbidden",
        lambda: acting.act(
            issued("list", people, addressed="450100"), "withdraw", Given(text="已办"), by=people["hq_clerk"], at=on(27)
        ),
    )


def test_words_are_edited_but_not_figures(people):
    clerk = people["hq_clerk"]
    mine = {"words": {"demand": "请柳州市人民政府抓紧。"}}
    held = acting.act(opened("remind", clerk, given=mine), "issue", by=clerk, at=MONDAY)
    assert "请柳州市人民政府抓紧。" in Paper.objects.get(subject=f"case:{held.pk}").text
    other = opened("supervise", clerk, given={"words": {"demand": "请南宁市人民政府抓紧。"}})
    said = refused("invalid", lambda: acting.act(other, "issue", by=people["hq_lead"], at=MONDAY)).message
    assert "柳州市人民政府" in said
    assert Case.objects.get(pk=other.pk).state == "drafted"
    sly = {"words": {"standing": "进展顺利。", "reply": "不用回复。"}}
    listed = acting.act(opened("list", clerk, given=sly), "issue", by=people["hq_lead"], at=MONDAY)
    text = Paper.objects.get(subject=f"case:{listed.pk}").text
    assert "已逾期14天" in text and "进展顺利" not in text


def test_script_comes_out_as_text(people):
    hostile = ladder.Subject(
        "part:13", "一·1", ladder.HOSTILE, {**ladder.FACTS, "task": ladder.HOSTILE, "matter": ladder.HOSTILE}
    )
    held = acting.open_case(
        ladder.case_type("remind"), hostile, addressed=ladder.unit("450200"), by=people["hq_clerk"], at=MONDAY,
        given=Given(due=date(2022, 10, 31), words={"demand": f"请柳州市人民政府{ladder.HOSTILE}"}),
    )  # fmt: skip
    held = acting.act(held, "issue", by=people["hq_clerk"], at=MONDAY)
    assert Paper.objects.get(subject=f"case:{held.pk}").text.count(ladder.HOSTILE) == 3


def test_steps_and_files_are_history(people):
    issued("remind", people)
    for do in (lambda: CaseStep.objects.update(text="改"), lambda: CaseStep.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            do()
