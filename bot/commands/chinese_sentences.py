"""Whole Chinese sentences for commands, as people type them; those in English are in ``other_words``."""

from __future__ import annotations

from collections.abc import Mapping

#: What a request may begin and end with; no question is one.
_PLEASE = r"(?!.*(?:谁|哪|什么|何时|怎么|为何|多少|吗$))(?:请|麻烦|拜托)?(?:你|您)?(?:帮我|给我|帮忙)?\s?"
_THEN = r"(?:了|吧)?(?:[,，]?\s?谢谢)?"
_LIST = r"(?:摘要|简报)"
_TO = r"(?:改到|改成|改为|移到|调到|换到|换成|调整到|调整为)"
_ROLES = {"admin": "管理员", "editor": "编辑", "member": "(?:普通)?成员"}
#: A person as the platforms write them, or as they are typed.
_PERSON = r"(<[@!][^>]{1,80}>|@[\w.-]{1,40}?)"
_GIVE, _AS = r"(?:让|把|将|设|任命|指定)", r"(?:成为|当|做|担任|设为|设成|设置为|改为|升为|为)(?:一名|一个)?"
#: What is called so; "的" only at its end, for what stands behind that is said about it.
_NAME = r"((?:(?!的.)[^,，。]){1,60}?)"


def _asked(pattern: str, behind: str) -> tuple[str, str]:
    """The pattern with what people put around a request, and what stands behind the command."""
    return f"{_PLEASE}{pattern}{_THEN}", behind


_STOP_FOLLOWING = _asked(
    rf"(?:(?:停止|取消|不再|不要再|别再|不用再)(?:关注|跟踪|追踪|跟进)|取关)(?:主题)?\s?{_NAME}(?:的(?:消息|新闻|动态|更新))?", "{1}"
)
#: As ``other_words.SENTENCES``.
SENTENCES_IN_CHINESE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "digest unsubscribe": (
        _asked(
            rf"(?:停止|取消|关闭|停掉|终止|(?:不要|别)再(?:给我|给我们)?发)(?:发送|推送|接收|订阅)?(?:这个|所有的?|全部|我的|我们的)?(?:每日|每天的?|每周)?{_LIST}(?:的?订阅)?",
            "",
        ),
        _STOP_FOLLOWING,
    ),
    "digest edit": (_asked(rf"(?:把|将)?\s?(?:我的|我们的)?{_LIST}\s?(d\d{{1,6}})?\s?{_TO}\s?(.+?)", "{1} {2}"),),
    "digest subscribe": (_asked(rf"我?(?:想|要|想要)订阅\s?{_NAME}(?:的{_LIST})?", "{1}"),),
    "topic hide": (_STOP_FOLLOWING,),
    "watch remove": (_STOP_FOLLOWING,),
    "topic rename": (_asked(r"(?:把|将)\s?(?:主题)?\s?(.+?)\s?(?:改名为|改名叫|重命名为|更名为|改叫)\s?(.+?)", "{1!q} to:{2!q}"),),
    "topics": (
        (r"(?:列出|显示|查看|看看|给我看)(?:所有|全部)?的?主题", ""),
        (r"(?:你|这里)?(?:有|知道|关注|跟踪)了?(?:哪些|什么)主题", ""),
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
    "help": ((r"你(?:是谁|能做什么|会做什么|会什么|可以做什么|有什么功能)", ""),),
}
