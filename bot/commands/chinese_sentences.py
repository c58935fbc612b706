"""Whole Chinese sentences for commands, as people type them; those in English are in ``english_sentences``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: What a request may begin and end with; no question is one.
_PLEASE = r"(?!.*(?:谁|哪|什么|何时|怎么|为何|多少|吗$))(?:请|麻烦|拜托)?(?:你|您)?(?:帮我|给我|帮忙)?\s?"
#: The same for what only shows something, which questions may ask for too.
_OPEN = r"(?:请|麻烦|拜托)?(?:你|您)?(?:帮我|给我|帮忙)?\s?(?:把)?"
_ADDRESS = r"((?:(?:feed|https?)://|www\.)\S{3,}|[\w-]{1,60}(?:\.[\w-]{1,40}){0,4}\.[a-z]{2,12}(?:/\S*)?)"
_THEN = r"(?:了|吧)?(?:[,，]?\s?谢谢)?"
_LIST = r"(?:摘要|简报)"
_TO = r"(?:改到|改成|改为|移到|调到|换到|换成|调整到|调整为)"
_ROLES = {"admin": "管理员", "editor": "编辑", "member": "(?:普通)?成员"}
#: A person as the platforms write them, or as they are typed.
_PERSON = r"(<[@!][^>]{1,80}>|@[\w.-]{1,40}?)"
_GIVE, _AS = r"(?:让|把|将|设|任命|指定)", r"(?:成为|当|做|担任|设为|设成|设置为|改为|升为|为)(?:一名|一个)?"
#: What is called so: the shortest that leaves the rest of the line to what is said of it ("美的集团的消息": "美的集团").
_NAME = r"([^,，。？?]{1,60}?)"
_NEWS = r"(?:消息|新闻|动态|更新|变化|情况|进展)"
_SEE = r"(?:看看|看一下|看下|查看|查一下|查查|查|显示|列出|展示|给我看看?|我想看看?|我要看|看)?\s?"
#: When something is to come, up to who is to get it.
_EVERY = r"((?:每天|每日|天天|每周|每星期|每个?月|工作日|每个?小时|每隔|每两|隔周|周末)[^给发推送]{0,30}?)"
_SEND = r"(?:发送|发|推送|寄|送)(?:一份|一次|一下|个|一个|一条)?"


def _asked(pattern: str, behind: str) -> tuple[str, str]:
    """The pattern with what people put around a request, and what stands behind the command."""
    return f"{_PLEASE}{pattern}{_THEN}", behind


_STOP_FOLLOWING = _asked(
    rf"(?:(?:停止|取消|不再|不要再|别再|不用再)(?:关注|跟踪|追踪|跟进)|取关)(?:主题)?\s?{_NAME}(?:的(?:消息|新闻|动态|更新))?", "{1}"
)
_DIGEST = rf"(?:{_LIST}|{_NEWS}|日报|周报|汇总|总结)"
_CHANGES = rf"(?:有(?:什么|哪些)|发生的)?(?:变化|变动)(?:的?(?:{_LIST}|日报|周报|汇总|总结))?"


def _digest_wanted(digest: str, also: str) -> Sequence[tuple[str, str]]:
    """The sentences that ask for a digest that is called so; ``also`` is what the line says of it."""
    return (
        _asked(rf"{_EVERY}\s?(?:给|向|为|帮)我{_SEND}\s?{_NAME}?(?:的)?{digest}", f"me {{1}} {{2}}{also}"),
        _asked(rf"{_EVERY}\s?(?:在)?(?:这里|本频道|这个频道|给我们|向我们)?{_SEND}\s?{_NAME}?(?:的)?{digest}", f"{{1}} {{2}}{also}"),
        _asked(rf"{_EVERY}\s?{_SEND}\s?{_NAME}(?:的)?{digest}(?:给我|到我这里)", f"me {{1}} {{2}}{also}"),
        (rf"{_OPEN}(?:给|向|为)我{_EVERY}{_SEND}\s?{_NAME}?(?:的)?{digest}{_THEN}", f"me {{1}} {{2}}{also}"),
        _asked(rf"我?(?:想要|希望|想|要)(?:在)?{_EVERY}(?:收到|看到|接收|得到)\s?{_NAME}(?:的)?{digest}", f"me {{1}} {{2}}{also}"),
    )


#: As ``english_sentences.SENTENCES``.
SENTENCES_IN_CHINESE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "digest unsubscribe": (
        _asked(
            rf"(?:停止|取消|关闭|停掉|终止|(?:不要|别)再(?:给我|给我们)?发)(?:发送|推送|接收|订阅)?(?:这个|所有的?|全部|我的|我们的)?(?:每日|每天的?|每周)?{_LIST}(?:的?订阅)?",
            "",
        ),
        _asked(r"(?:停止|取消|关闭|关掉|停掉|终止|退出)(?:这个|所有的?|全部|我的|我们的)?(?:推送|订阅|通知)", ""),
        _asked(r"(?:我)?(?:不要|别|不想|不用)再?(?:给我|给我们|收到?|接收|看到?)?(?:推送|发消息|发通知|发了|消息推送)", ""),
        _asked(rf"(?:退订|取消订阅|不再订阅)\s?{_NAME}(?:的(?:{_LIST}|{_NEWS}))?", "{1}"),
        _STOP_FOLLOWING,
    ),
    "digest pause": (
        _asked(
            rf"(?:先)?(?:暂停|静音)(?:一下)?(?:所有的?|全部|我的|我们的)?(?:{_LIST}|推送|订阅)"
            r"([一二两三四五六七八九十\d]{1,3}个?(?:天|周|星期|月))",
            "all {1}",
        ),
        _asked(rf"(?:先)?(?:暂停|静音)(?:一下)?(?:所有的?|全部|我的|我们的)?(?:{_LIST}|推送|订阅)(?:到|直到)(.+?)", "all until {1}"),
        _asked(rf"(?:先)?(?:暂停|静音)(?:一下)?(?:所有的?|全部|我的|我们的)?(?:{_LIST}|推送|订阅|d\d{{1,6}})", "all"),
    ),
    "digest resume": (_asked(rf"(?:恢复|继续)(?:发送|推送)?(?:所有的?|全部|我的|我们的)?(?:{_LIST}|推送|订阅)?", "all"),),
    "digest list": (
        (r"(?:我|我们|这里|本频道)(?:都)?(?:的订阅|订阅)了?(?:有)?(?:哪些|什么|啥)(?:内容|东西)?", ""),
        (rf"(?:查看|看看|显示|列出)(?:一下)?(?:我的|我们的|所有|全部)?的?(?:订阅|{_LIST}列表|{_LIST})", ""),
    ),
    "digest next": ((rf"(?:下一?[次个份])?(?:的)?{_LIST}(?:是)?(?:什么时候|何时|几点)(?:发|来|到|发送)?", ""),),
    "digest edit": (_asked(rf"(?:把|将)?\s?(?:我的|我们的)?{_LIST}\s?(d\d{{1,6}})?\s?{_TO}\s?(.+?)", "{1} {2}"),),
    "digest subscribe": (
        *_digest_wanted(_CHANGES, " 变化"),
        *_digest_wanted(_DIGEST, ""),
        _asked(rf"我?(?:想|要|想要)订阅\s?{_NAME}(?:的{_LIST})?", "{1}"),
    ),
    "topic add": (
        _asked(r"(?:添加|新增|增加|加|新建|创建)(?:一个|个)?(?:新的?)?(?:话题|主题|公司)\s?[:：]?\s?(.+?)", "{1}"),
        _asked(r"(?:关注|跟踪|追踪)(?:一个|个)?(?:新的?)?(?:话题|主题|公司)\s?[:：]?\s?(.+?)", "{1}"),
    ),
    "topic hide": (_STOP_FOLLOWING, _asked(r"(?:删除|移除|隐藏|去掉)(?:这个|掉)?(?:话题|主题)\s?[:：]?\s?(.+?)", "{1}")),
    "watch add": (
        _asked(rf"(?:盯着|盯住|盯|留意)(?:一下)?\s?{_NAME}(?:的)?{_NEWS}?", "{1}"),
        _asked(rf"(?:提醒|通知|告诉)我(?!\s)(?:关于)?{_NAME}(?:的)?{_NEWS}?", "{1}"),
        _asked(
            rf"(?:如果|一旦|只要|当)?\s?{_NAME}(?:一)?有(?:了)?(?:新的?|任何)?{_NEWS}(?:时|的时候|的话)?[,，]?\s?(?:就|请|马上|立刻)*(?:提醒|通知|告诉)我",
            "{1}",
        ),
        _asked(rf"(?:如果|一旦|只要|当)?\s?{_NAME}(?:时|的时候|的话)[,，]?\s?(?:就|请|马上|立刻)*(?:提醒|通知|告诉)我", "{1}"),
    ),
    "watch remove": (
        _STOP_FOLLOWING,
        _asked(rf"(?:不要再?|别再?|停止|取消|关闭)(?:提醒|通知)我?(?:关于)?\s?{_NAME}?(?:的{_NEWS})?", "{1}"),
    ),
    "watch list": ((r"(?:我)?(?:都)?(?:设置|设)了?(?:哪些|什么)提醒|(?:查看|看看|显示)我的提醒", ""),),
    "watch edit": ((r"(?:晚上|夜里|夜间|半夜)(?:不要|别|不许|请勿)(?:再)?(?:提醒|通知|打扰|推送)我?(?:了)?", "all quiet:night"),),
    "topic rename": (_asked(r"(?:把|将)\s?(?:主题)?\s?(.+?)\s?(?:改名为|改名叫|重命名为|更名为|改叫)\s?(.+?)", "{1!q} to:{2!q}"),),
    "topics": (
        (r"(?:列出|显示|查看|看看|给我看)(?:所有|全部)?的?主题", ""),
        (r"(?:你|这里)?(?:有|知道|关注|跟踪)了?(?:哪些|什么)主题", ""),
    ),
    "settings language": (
        _asked(r"(?:用|说|讲|使用|换成|切换到|改用)(?:简体)?(?:中文|汉语|普通话)(?:来)?(?:回答|回复|说|交流|显示)?我?", "zh"),
        _asked(r"(?:用|说|讲|使用|换成|切换到|改用)(?:英文|英语)(?:来)?(?:回答|回复|说|交流|显示)?我?", "en"),
    ),
    "undo": (_asked(r"(?:撤销|撤回|取消)(?:上一步|刚才的?(?:操作)?|上次(?:的)?(?:操作)?)", ""),),
    "feed add": (_asked(rf"(?:订阅|关注|添加|跟踪)(?:这个|一个)?(?:博客|网站|订阅源|源|RSS|feed)?\s?[:：]?\s?{_ADDRESS}", "{1}"),),
    "feed remove": (_asked(r"(?:取消|停止|删除|移除|不再)(?:关注|读取|订阅|跟踪)?(?:订阅源)?\s?(n\d{1,6})", "{1}"),),
    "stats": (
        (rf"{_OPEN}{_SEE}{_NAME}的?(?:统计|数据|指标|数字|关键数据|主要数据)(?:有哪些|怎么样|如何|是什么)?{_THEN}", "{1}"),
        (rf"{_OPEN}(?:导出|下载){_NAME}的?(?:统计|数据|指标)(?:为|成)?(?:csv|表格|excel)?{_THEN}", "{1} format:csv"),
    ),
    "timeline": (
        (rf"{_OPEN}{_SEE}{_NAME}的?(?:时间线|时间轴|大事记|时间表)\s?(\d{{4}})?年?{_THEN}", "{1} {2}"),
        (rf"{_OPEN}{_SEE}{_NAME}\s?(\d{{4}})年?的?(?:时间线|时间轴|大事记|大事|事件){_THEN}", "{1} {2}"),
    ),
    "quotes": (
        (rf"{_OPEN}{_NAME}(?:都|曾经?)?说(?:过|了)(?:些)?(?:什么|啥|哪些话)(?:话)?", "{1}"),
        (rf"{_OPEN}{_SEE}{_NAME}的(?:语录|发言|引语|讲话|言论){_THEN}", "{1}"),
    ),
    "new": (
        (rf"{_NAME}(?:最近|近期|这几天)?有(?:什么|哪些|啥|没有)?(?:新的?|最新的?)?{_NEWS}(?:吗|呢)?", "{1}"),
        (rf"(?:最近|近期)\s?{_NAME}有(?:什么|哪些|啥)(?:新的?|最新的?)?{_NEWS}(?:吗|呢)?", "{1}"),
        (rf"{_NAME}(?:最近|近期|近来)(?:怎么样|如何|怎样)(?:了)?", "{1}"),
        (rf"{_OPEN}{_SEE}{_NAME}(?:的)?(?:最新|近期|最近)(?:的)?{_NEWS}{_THEN}", "{1}"),
    ),
    "report chart": ((rf"{_OPEN}{_SEE}{_NAME}的([^,，。？?的]{{1,20}}?)(?:的)?(?:走势图?|图表|曲线图?|趋势图?){_THEN}", "{1} {2}"),),
    "report history": (
        (rf"{_OPEN}{_SEE}{_NAME}的([^,，。？?的]{{1,20}}?)(?:的)?(?:历史数据|历史数值|历史变化|历次数值){_THEN}", "{1} {2}"),
    ),
    "report compare": (
        (rf"{_OPEN}(?:比较|对比)(?:一下)?\s?{_NAME}\s?(?:和|与|跟|及)\s?{_NAME}{_THEN}", "{1!q} {2!q}"),
        (rf"{_OPEN}(?:把)?{_NAME}\s?(?:和|与|跟)\s?{_NAME}(?:比较|对比)(?:一下)?{_THEN}", "{1!q} {2!q}"),
    ),
    "settings zone": (_asked(r"(?:把|将)?(?:我的|我们的)?时区(?:是|(?:设|改|换|设置|修改|更改|调整)(?:为|成|到))\s?(.+?)", "{1}"),),
    "role": tuple(
        one
        for role, called in _ROLES.items()
        for one in (
            _asked(rf"{_GIVE}\s?{_PERSON}\s?{_AS}\s?{called}", f"{{1}} {role}"),
            _asked(rf"(?:给|授予)\s?{_PERSON}\s?{called}(?:的)?(?:权限|角色)", f"{{1}} {role}"),
        )
    ),
    "source": ((r"(?:查看|看看|显示)\s?([aefpq]\d{1,7}w?)\s?的?(?:来源|出处|原文|原句)?", "{1}"),),
    "help": (
        (r"(?:怎么|如何|怎样)(?:使用|用)(?:你|这个|它|机器人)?|(?:有哪些|有什么)(?:命令|功能)|(?:使用)?说明", ""),
        (r"(?:我)?(?:怎么|如何|怎样)(?:才能)?(?:订阅|收到?摘要|设置摘要).{0,10}", "digest subscribe"),
        (r"(?:我)?(?:怎么|如何|怎样)(?:才能)?(?:退订|取消订阅).{0,10}", "digest unsubscribe"),
        (r"(?:我)?(?:怎么|如何|怎样)(?:才能)?(?:添加|提交)(?:文章|链接).{0,6}", "add"),
        (r"你(?:是谁|能做什么|会做什么|会什么|可以做什么|有什么功能)", ""),
    ),
}
