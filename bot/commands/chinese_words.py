"""The words of commands in Chinese: what Discord shows to people who read Chinese, and what means the same where lines are typed."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.core.command import Command

#: By the English words: those of groups and commands that stand alone, then those behind a group's word.
_FIRST = {
    "stats": "数据", "timeline": "时间线", "quotes": "引语", "people": "人物", "sources": "来源", "source": "原句", "ask": "提问",
    "new": "动态", "latest": "最新", "search": "搜索", "report": "报告", "topics": "所有主题", "help": "帮助", "add": "添加",
    "suggest": "推荐", "review": "审核", "feed": "订阅源", "entry": "条目", "undo": "撤销", "log": "日志", "topic": "主题",
    "digest": "简报", "watch": "提醒", "settings": "设置", "role": "角色",
}  # fmt: skip
_SECOND = {
    "history": "历史", "chart": "图表", "compare": "比较", "changes": "变化", "conflicts": "矛盾", "wrong": "纠错", "list": "列表",
    "show": "查看", "approve": "批准", "choose": "选择", "edit": "编辑", "reject": "拒绝", "on": "开启", "off": "关闭", "add": "添加",
    "check": "检查", "pause": "暂停", "resume": "恢复", "remove": "移除", "import": "导入", "export": "导出", "fact": "数字",
    "event": "事件", "quote": "引语", "position": "职位", "correct": "更正", "withdraw": "撤回", "restore": "恢复", "merge": "合并",
    "retells": "转述", "prefer": "优先", "keep": "保留", "hide": "隐藏", "rename": "改名", "alias": "别名", "parent": "上级",
    "reread": "重读", "subscribe": "订阅", "preview": "预览", "now": "立即", "next": "下次", "why": "缘由", "unsubscribe": "退订",
    "personal": "个人", "zone": "时区", "language": "语言", "dashboard": "仪表盘",
}  # fmt: skip


def in_chinese(command: Command[Desk]) -> tuple[str, ...]:
    """The command's words in Chinese. Raises KeyError where one is missing."""
    first, *behind = command.path
    return (_FIRST[first], *(_SECOND[word] for word in behind))


def means_exactly(command: Command[Desk]) -> tuple[str, ...]:
    """The Chinese words that run the command: with and without a space between. One word alone is none where the command only shows
    something, for sentences begin with it too."""
    words = in_chinese(command)
    if len(words) == 1:
        return words if command.changes else ()
    return (" ".join(words), "".join(words))


def stands_for(command: Command[Desk]) -> tuple[str, ...]:
    """The Chinese word of a command that only shows something, which may begin a sentence too."""
    words = in_chinese(command)
    return words if len(words) == 1 and not command.changes else ()
