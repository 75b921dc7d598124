"""What is written in good order and is no policy document: literature, letters, news, contracts, papers, data."""

from __future__ import annotations

import json

from tests.library.policy.hostile import sound
from tests.library.policy.hostile.cases import passes, refused


@refused("not_policy", "公文")
def novel_with_chapters() -> bytes:
    chapter = (
        "那天夜里下着雨，老周推开门，抖了抖伞上的水。“你怎么才来？”她问。他没有说话，坐到火炉旁边，望着窗外出神。\n"
    )
    return "".join(f"第{n}章 夜雨\n{chapter * 6}" for n in "一二三四五六七八九").encode()


@refused("not_policy", "数字或符号")
def table_of_figures() -> bytes:
    return "\n".join(f"{n}\t{n * 37 % 991}.{n % 10}\t{n * 13 % 97}%\t-{n}" for n in range(600)).encode()


@refused("not_policy", "公文")
def poem() -> bytes:
    return "远山\n\n一、\n雨落在瓦上\n像一个人的脚步\n二、\n我数着檐下的灯\n数到天明\n三、\n山还在那里\n".encode()


@refused("not_policy", "公文")
def letter() -> bytes:
    return "亲爱的妈妈：\n　　一、天气很冷，请添衣。二、饭菜很香，我吃得很好。三、过年回家。\n此致\n敬礼\n儿 小明\n".encode()


@passes(2, units=("市工业和信息化局",))
def minutes_of_a_government_meeting() -> bytes:
    return (
        "市人民政府工业运行调度会议纪要\n10月24日，会议研究了当前工业运行工作，议定以下事项：\n"
        "一、加强运行调度。每旬调度重点企业生产情况。（责任单位：市工业和信息化局）\n"
        "二、保障电力供应。制定有序用电方案。（责任单位：市发展改革委）\n"
    ).encode()


@refused("no_measures", "带编号的措施")
def news_report() -> bytes:
    return (
        "我市召开制造业发展工作推进会\n本报讯（记者 韦某某）10月24日，我市召开制造业发展工作推进会。会议强调，要落实各项政策，支持企业发展，"
        "加快项目建设，优化服务保障。各部门、各单位负责人参加会议。会上，三家企业作了发言。据介绍，今年以来全市工业生产保持增长。\n"
    ).encode()


@refused("not_policy", "不是中文")
def source_code() -> bytes:
    return (
        "import os\n\n\ndef walk(path):\n    # 遍历目录\n    for name in os.listdir(path):\n        yield name\n\n" * 60
    ).encode()


@refused("not_policy", "不是中文")
def english_text() -> bytes:
    return (
        b"1. Strengthen support for enterprises. The bureau shall organise training (responsible: Finance Bureau).\n"
        * 40
    )


@refused("not_policy", "数字或符号")
def separated_values() -> bytes:
    return ("序号,代码,本月,累计\n" + "".join(f"{n},45{n:04d},{n * 7},{n * 31}\n" for n in range(500))).encode()


@refused("not_policy", "公文")
def roster() -> bytes:
    return ("序号,姓名,住址\n" + "".join(f"{n},韦小{n % 10},甲市乙路{n}号某某小区某栋\n" for n in range(300))).encode()


@refused("no_measures", "带编号的措施")
def json_of_a_policy() -> bytes:
    return json.dumps({"title": sound.TITLE, "lines": [*sound.LINES] * 5}, ensure_ascii=False).encode()


@refused("not_policy", "不是中文")
def log_file() -> bytes:
    return b"2022-10-24 09:00:00,123 INFO app.server request GET /plan/ status=200 ms=12\n" * 500


@refused("no_measures", "带编号的措施")
def only_a_title() -> bytes:
    return (sound.TITLE + "\n").encode()


@refused("no_measures", "带编号的措施")
def empty_headings_only() -> bytes:
    return "关于推进工作的若干措施\n一、加强管理\n二、优化服务\n三、落实责任\n".encode()


@refused("no_measures", "带编号的措施")
def policy_without_any_number() -> bytes:
    return "关于加强管理的通知\n各单位要加强管理，落实责任，推进工作。\n各部门要优化服务，支持企业发展。\n".encode()


@refused("not_policy", "合同")
def contract() -> bytes:
    return (
        "设备采购合同\n甲方：某某公司\n乙方：某某设备厂\n为明确双方责任，经协商签订本合同。\n"
        "第一条 乙方负责向甲方提供设备，并负责安装、管理和服务。\n第二条 甲方应当按照规定在验收后七日内付款，乙方应当开具发票。\n"
        "第三条 乙方违约的，应当向甲方支付违约金；甲方逾期付款的，按照规定支付利息。\n第四条 甲方、乙方应当依法保障对方权益。\n"
        "第五条 本合同一式两份，甲方、乙方各执一份。\n"
    ).encode()


@refused("not_policy", "试卷")
def examination() -> bytes:
    question = "1．下列关于政府部门工作的说法，正确的是（　　）\nA．加强管理　B．优化服务　C．落实责任　D．以上都对\n"
    return (
        "2022年秋季学期期末考试试卷\n（满分100分，考试时间120分钟）\n"
        f"一、选择题（每小题2分，共20分）\n{question * 5}二、填空题（每空1分）\n1．建立____，完善____。\n三、简答题（10分）\n1．简述政策的组织实施。\n"
    ).encode()


@refused("not_policy", "公文")
def recipe() -> bytes:
    return "柳州螺蛳粉\n一、用料：米粉、酸笋、花生。\n二、步骤：1.米粉泡软。2.水开下锅。3.加汤，放酸笋。\n三、小贴士：趁热吃。\n".encode()


@refused("not_policy", "公文")
def manual_of_a_machine() -> bytes:
    return "吹风机使用说明书\n一、按下开关。二、调到热风档。三、用完拔下插头，放在干燥处。\n第一步 插电。第二步 吹头发。\n".encode()


@refused("not_policy", "公文")
def chat() -> bytes:
    return "韦某 09:00\n在吗\n覃某 09:01\n在的，一会儿吃什么\n韦某 09:02\n1、米粉 2、饺子，你选\n".encode() * 20
