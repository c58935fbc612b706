"""Whole sentences that ask for a command: they offer it, to whom it is open, and what reads alike stays a question."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request, Role
from tests.commands.conftest import Ask, words
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")


def offered(document: Document) -> list[str]:
    return [choice.line for choice in document.choices]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("停止关注 acme", "/brief topic hide acme"),
        ("请不要再关注acme的消息", "/brief topic hide acme"),
        ("取消跟踪 Acme Robotics 吧", "/brief topic hide Acme Robotics"),
        ("让 @ben 成为编辑", "/brief role @ben editor"),
        ("请把 @ana.ruiz 设为管理员，谢谢", "/brief role @ana.ruiz admin"),
        ("给@ben编辑权限", "/brief role @ben editor"),
        ("把 <@U0BEN|ben> 改为普通成员", "/brief role <@U0BEN|ben> member"),
        ("取消所有简报", "/brief digest unsubscribe"),
        ("别再发每日摘要了", "/brief digest unsubscribe"),
        ("不要再给我发简报", "/brief digest unsubscribe"),
        ("帮我取消摘要订阅", "/brief digest unsubscribe"),
        ("授予 @kim 编辑角色", "/brief role @kim editor"),
        ("请把我们的时区设置成北京", "/brief settings zone 北京"),
        ("停止推送摘要", "/brief digest unsubscribe"),
        ("以后不要发摘要", "/brief digest unsubscribe"),
        ("今后请不要再发简报了", "/brief digest unsubscribe"),
        ("把简报改到每天10:00", "/brief digest edit 每天10:00"),
        ("摘要 d2 改为每周一 8:00", "/brief digest edit d2 每周一 8:00"),
        ("我想订阅 acme 的简报", "/brief digest subscribe acme"),
        ("把 acme 改名为 Acme Works", '/brief topic rename acme to:"Acme Works"'),
        ("我的时区是上海", "/brief settings zone 上海"),
        ("把时区改成 Lima", "/brief settings zone Lima"),
        ("关闭推送", "/brief digest unsubscribe"),
        ("取消订阅", "/brief digest unsubscribe"),
        ("我不想再收到推送了", "/brief digest unsubscribe"),
        ("每周一早上九点给我发 acme 的摘要", "/brief digest subscribe me 每周一早上九点 acme"),
        ("每周五下午四点发acme的变化", "/brief digest subscribe 每周五下午四点 acme 变化"),
        ("每周一早上九点给我发acme的变化汇总", "/brief digest subscribe me 每周一早上九点 acme 变化"),
        ("工作日下午5点半给我推送acme的新闻", "/brief digest subscribe me 工作日下午5点半 acme"),
        ("每天8点在本频道发摘要", "/brief digest subscribe 每天8点"),
        ("添加话题 美的集团", "/brief topic add 美的集团"),
        ("提醒我acme的消息", "/brief watch add acme"),
        ("acme 有新消息的时候通知我", "/brief watch add acme"),
        ("用中文回答", "/brief settings language zh"),
        ("每天早上8点推送acme的新闻给我", "/brief digest subscribe me 每天早上8点 acme"),
        ("暂停推送一周", "/brief digest pause all 一周"),
        ("删除话题 acme", "/brief topic hide acme"),
        ("我想每天下午6点收到acme的简报", "/brief digest subscribe me 每天下午6点 acme"),
        ("帮我盯着acme", "/brief watch add acme"),
        ("晚上不要提醒我", "/brief watch edit all quiet:night"),
        ("关注这个网站 news.example/blog", "/brief feed add news.example/blog"),
        ("每周二下午三点提醒我们acme有什么新消息", "/brief digest subscribe 每周二下午三点 acme"),
        ("每早8点告诉我acme的新闻", "/brief digest subscribe me 每早8点 acme"),
        ("关注小米", "/brief topic add 小米"),
        ("以后跟踪 Hooli", "/brief topic add Hooli"),
        ("acme一有裁员消息就通知我", "/brief watch add acme 裁员"),
        ("提醒我们acme的消息", "/brief watch add acme here"),
        ("暂停提醒两天", "/brief watch pause all 两天"),
        ("暂停所有提醒到周五", "/brief watch pause all 到周五"),
        ("把rover加到摘要里", "/brief digest edit add rover"),
        ("摘要 d3 里去掉 rover", "/brief digest edit d3 remove rover"),
        ("摘要只要 acme", "/brief digest edit only acme"),
        ("把摘要推迟半小时", "/brief digest edit 推迟半小时"),
        ("周五不要发摘要", "/brief digest edit skip 周五"),
    ],
)
async def test_a_chinese_sentence_offers_its_command(ask: Ask, line: str, expected: str) -> None:
    document = await ask(f"/brief {line}", role=Role.ADMIN)
    assert offered(document) == [expected]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("你有哪些主题？", "Topics"),
        ("列出所有主题", "Topics"),
        ("看看 a1 的出处", "Acme sells robots"),
        ("acme的数据", "Acme: figures"),
        ("acme 最近怎么样？", "Acme: new"),
        ("给我看acme的投资走势", "Acme: history of 投资"),
        ("请给我看看 acme 的时间线", "Acme: timeline"),
        ("acme 说过什么？", "Acme: quotes"),
        ("我的订阅有哪些", "Digests"),
        ("怎么订阅？", "/brief digest subscribe"),
        ("我错过了什么", "New"),
        ("最近有什么新消息", "New"),
    ],
)
async def test_a_chinese_sentence_that_changes_nothing_is_answered(ask: Ask, line: str, title: str) -> None:
    document = await ask(f"/brief {line}")
    assert (document.outcome in (Outcome.ANSWER, Outcome.NOTHING_FOUND), document.title) == (True, title)


@pytest.mark.parametrize(
    "line",
    [
        "谁停止关注 acme",
        "哪些公司不再关注 acme",
        "停止关注 acme 的用户超过一百万",
        "让谁成为编辑",
        "acme 何时更名为 Acme Works",
        "acme 把公司更名为什么",
        "取消订单的公司有哪些",
        "摘要里有什么",
        "华为把手机业务更名为荣耀",
        "让 AI 成为编辑的工具",
        "取消简报的原因是什么",
        "时区是什么",
        "停止关注 acme 的用户有多少",
        "acme 每天给我们发多少简报",
        "取消推送功能的公司",
        "关注 acme 的用户有多少",
        "每天有什么公司提醒我们",
        "acme 把 rover 加到产品里",
        "acme 推迟半小时发布",
    ],
)
async def test_what_reads_alike_offers_nothing_of_the_kind(ask: Ask, line: str) -> None:
    document = await ask(f"/brief {line}", role=Role.ADMIN)
    assert "I ask before I change anything." not in words(document)


@pytest.mark.parametrize("line", ["/brief stop following acme", "/brief 停止关注 acme"])
async def test_who_follows_a_topic_alone_ends_that_and_hides_it_from_nobody(bot: Bot, ask: Ask, line: str) -> None:
    bot.outlets[Platform.SLACK] = FakeOutlet()
    refused = await ask(line)
    assert (refused.outcome, offered(refused)) == (Outcome.REFUSED, [])
    assert (await ask("/brief watch add acme")).outcome is Outcome.ANSWER
    assert offered(await ask(line)) == ["/brief watch remove acme"]
    assert (await ask("/brief watch remove acme")).outcome is Outcome.ANSWER
    assert offered(await ask(line)) == []


async def test_an_admin_may_end_their_own_watch_or_hide_the_topic(bot: Bot, ask: Ask) -> None:
    bot.outlets[Platform.SLACK] = FakeOutlet()
    await ask("/brief watch add acme", role=Role.ADMIN)
    await ask("/brief digest subscribe acme daily 9:00 zone:UTC", role=Role.ADMIN)
    expected = {"/brief watch remove acme", "/brief digest unsubscribe acme", "/brief topic hide acme"}
    assert set(offered(await ask("/brief stop following acme", role=Role.ADMIN))) == expected
    # Rover is a part of Acme, on which there is a digest.
    assert offered(await ask("/brief stop following rover", role=Role.ADMIN)) == [
        "/brief digest edit without rover",
        "/brief topic hide rover",
    ]


async def test_a_member_is_offered_no_role_to_give(ask: Ask) -> None:
    assert (await ask("/brief make @ben an editor")).outcome is Outcome.REFUSED


@pytest.mark.parametrize(
    ("typed", "shown"), [("<@U0MEMBER|ben>", "@ben"), ("<@U0MEMBER>", "@U0MEMBER"), ("<!subteam^S0DESK|@desk>", "@desk")]
)
async def test_a_button_names_a_person_as_people_do(bot: Bot, typed: str, shown: str) -> None:
    caller = Caller(Platform.SLACK, "slack:T1", "C1", "U1", is_administrator=True)
    document = await bot.answer(Request(f"/brief make {typed} an editor", caller))
    (choice,) = document.choices
    assert (choice.label, choice.line) == (f"/brief role {shown} editor", f"/brief role {typed} editor")
    assert f"/brief role {shown} editor" in words(document)


@pytest.mark.parametrize("name", ["美的集团", "滴滴出行的士", "Acme的朋友"])
async def test_a_name_with_de_inside_is_one_name(bot: Bot, ask: Ask, name: str) -> None:
    bot.outlets[Platform.SLACK] = FakeOutlet()
    await ask(f"/brief topic add {name}", role=Role.ADMIN)
    await ask(f"/brief watch add {name}", role=Role.ADMIN)
    assert f"/brief watch remove {name}" in offered(await ask(f"/brief 停止关注{name}的消息", role=Role.ADMIN))
    assert (await ask(f"/brief {name}的数据")).title.startswith(name)


async def test_a_chinese_name_is_known_by_its_beginning_where_one_topic_begins_so(ask: Ask) -> None:
    for line in ("topic add 蓝鲸集团", 'topic add 蓝鲸云 parent:"蓝鲸集团"', "topic add 海星科技", "topic add 海星物流"):
        await ask(f"/brief {line}", role=Role.ADMIN)
    assert (await ask("/brief stats 蓝鲸")).title == "蓝鲸集团: figures"
    assert "海星" in words(await ask("/brief stats 海星"))
    assert (await ask("/brief stats 海星")).title != "海星科技: figures"
