"""Web pages with what is not text around and within the text, and built without end."""

from __future__ import annotations

from tests.library.policy.hostile import sound
from tests.library.policy.hostile.cases import passes, refused

NAME = "方案.html"
HIDDEN = "暗藏"
FOURTH = f"四、{HIDDEN}推进工作。（责任单位：市教育局）"


@passes(3, units=sound.UNITS, lacks=(HIDDEN,), name=NAME)
def scripts_styles_and_comments() -> bytes:
    around = (
        f"<script>var a='{FOURTH}';</script><style>p:after{{content:'{FOURTH}'}}</style><!-- <p>{FOURTH}</p> -->"
        f"<noscript>{FOURTH}</noscript><template>{FOURTH}</template><p hidden>{FOURTH}</p><p style='display:none'>{FOURTH}</p>"
        f"<textarea>{FOURTH}</textarea><svg><text>{FOURTH}</text></svg>"
    )
    return sound.page(sound.WEB + around)


@passes(3, units=sound.UNITS, name=NAME)
def fifty_thousand_deep() -> bytes:
    return sound.page("<div>" * 50_000 + sound.WEB + "</div>" * 50_000)


@passes(3, units=sound.UNITS, name=NAME)
def emphasis_without_end() -> bytes:
    return sound.page("<b><i><a href='#'></a>" * 50_000 + sound.WEB)


@refused("too_complex", "嵌套", name=NAME)
def tables_without_end() -> bytes:
    return sound.page(sound.WEB + "<table><tr><td>" * 5000)


@passes(3, units=sound.UNITS, name=NAME)
def cells_that_reach_everywhere() -> bytes:
    cell = "<td rowspan='99999999999' colspan='60'>甲</td><td colspan='-3' rowspan='²'>乙</td><td colspan='甲'>"
    return sound.page(f"{sound.WEB}<table>{f'<tr>{cell}</tr>' * 600}</table>")


@passes(3, units=sound.UNITS, name=NAME)
def missing_closing_tags() -> bytes:
    return sound.page("<div><p>" + "<p>".join(sound.LINES) + "<table><tr><td>甲<td>乙<tr><td>丙<ul><li>丁").replace(
        b"</body></html>", b""
    )


@passes(3, units=sound.UNITS, name=NAME)
def stray_closing_tags() -> bytes:
    return sound.page("</td></tr></table></ol></div></a></pre>" * 2000 + sound.WEB)


@passes(3, units=sound.UNITS, name=NAME)
def declared_gb2312_and_written_in_utf8() -> bytes:
    return sound.page(head="<meta charset='gb2312'>")


@passes(3, units=sound.UNITS, name=NAME)
def declared_utf8_and_written_in_gbk() -> bytes:
    return sound.page().decode().encode("gbk")


@passes(3, units=sound.UNITS, name=NAME)
def declared_in_an_encoding_that_is_none() -> bytes:
    return sound.page(head="<meta charset='x-user-defined'>").decode().encode("gbk")


@passes(3, units=sound.UNITS, name=NAME)
def declared_in_an_encoding_of_another_kind() -> bytes:
    return sound.page(head="<meta charset='base64'>").decode().encode("gbk") + b"\xff\xff"


@refused("empty", "网页", name=NAME)
def frames_alone() -> bytes:
    return b"<html><frameset cols='20%,80%'><frame src='a.htm'><frame src='b.htm'></frameset></html>"


@passes(3, units=sound.UNITS, name=NAME)
def pictures_inside() -> bytes:
    picture = f"<img src='data:image/png;base64,{'iVBORw0KGgo' * 300_000}'>"
    return sound.page(picture + sound.WEB)


@passes(3, units=sound.UNITS, name=NAME)
def a_megabyte_of_attributes() -> bytes:
    many = " ".join(f"data-a{n}='nav-{n}'" for n in range(40_000))
    return sound.page(f"<div {many} class='{'nav' * 100_000}x'>{sound.WEB}</div>")


@passes(3, units=sound.UNITS, name=NAME)
def tag_that_never_ends() -> bytes:
    return sound.page(sound.WEB) + b"<div " + b"a='" * 100_000


@passes(3, units=sound.UNITS, name=NAME)
def a_hundred_thousand_broken_tags() -> bytes:
    return sound.page(sound.WEB + "<!" * 50_000 + "<?" * 50_000 + "&#x" * 50_000)


@passes(3, units=sound.UNITS, name=NAME)
def numbers_of_characters_that_are_none() -> bytes:
    return sound.page(sound.WEB + "<p>&#0;&#xD800;&#x110000;&#99999999999999;&#8203;</p>")


@refused("unsafe_xml", "实体", name=NAME)
def entities_in_a_page() -> bytes:
    return b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><p>&x;</p></body></html>"


@refused("empty", "网页", name=NAME)
def page_of_scripts_alone() -> bytes:
    return sound.page(f"<script>document.write('{sound.LINES[2]}')</script><div id='app'></div>")


@refused("not_policy", "公文", name=NAME)
def page_not_found() -> bytes:
    return sound.page("<h1>404</h1><p>抱歉，您访问的页面走丢了。</p><p>看看别的吧。</p>")
