"""The names of options in Chinese: what Discord shows to people who read Chinese, and what may be typed in place of the English ones."""

from __future__ import annotations

#: By the option's own name. No two are the same, so that what is typed has one meaning.
CHINESE_OPTIONS = {
    "action": "操作", "add": "加别名", "aliases": "别名", "archive": "旧闻", "article": "文章", "as-of": "截至", "by": "发言人",
    "command": "命令", "date": "日期", "details": "详情", "digest": "简报",
    "duplicate": "重复条目", "empty": "无新闻时", "entry": "条目", "every": "间隔",
    "feed": "订阅源", "feeds": "含订阅源", "first": "起始行",
    "format": "格式", "from": "自", "full": "全文", "here": "本频道", "include": "加入",
    "into": "并入", "kind": "类型", "kinds": "种类", "language": "语言", "limit": "数量", "line": "行", "list": "列表", "metric": "指标",
    "name": "名称", "nature": "性质", "not": "排除", "occasion": "场合", "of": "对象", "on": "发生日期", "only": "只要", "order": "顺序",
    "org": "机构", "original": "原文", "other": "另一主题", "over": "次选", "page": "页", "parent": "上级", "part": "部分",
    "period": "时段", "person": "人物", "predecessor": "前任", "published": "发布日期", "publisher": "出版方", "question": "问题",
    "quiet": "静默", "reason": "原因", "recorded-as-of": "入库截至", "reference": "编号", "remove": "去别名", "review": "审核",
    "role": "角色", "schedule": "时间", "scope": "范围", "sentence": "句子", "sentences": "原句", "since": "起", "slash": "斜杠名",
    "source": "来源", "speaker": "说话人", "status": "状态", "subject": "主体", "successor": "继任", "title": "标题", "to": "新名称",
    "topic": "主题", "topics": "相关主题", "until": "止", "url": "网址", "user": "用户", "value": "值", "watch": "提醒", "what": "内容",
    "posted": "发帖日期", "without": "去掉", "words": "词语", "zone": "时区", "channel": "频道", "thread": "子区", "publish": "发布",
    "show": "展示",
}  # fmt: skip
#: The option's own name by its Chinese one.
FROM_CHINESE = {chinese: name for name, chinese in CHINESE_OPTIONS.items()}
