"""Who "he" or "she" is after a quotation: whoever the sentence or paragraph right before brings up, whoever spoke earlier."""

from __future__ import annotations

import pytest

from bot.reading.article import read

CHINESE = "蓝岸物流一季报\n\n蓝岸物流4月20日发布一季报。“运价会回来。”董事长秦朗说。"
ENGLISH = (
    "Ferry firm cuts routes\n\nNorra Ferries will cut two routes, chief executive Ebba Lund said on Monday. “We had no choice,” she said. "
    "Lund has run the firm since 2024. Lund said Lund would stay."
)


def last_speaker(text: str) -> str | None:
    return read(text).quotes[-1].speaker


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("财务总监韦嘉禾予以否认。“合同签到后年六月。”她说。", "韦嘉禾"),
        ("“不便宜，但也不离谱。”盛泽证券分析师费立群说。", "费立群"),
        ("厂长孟庭川按了三下喇叭。“比原计划早了五周。”他说。", "孟庭川"),
        # kept aside
        ("首席财务官欧阳雪松对媒体解释了原因。“油价涨得太快。”她说。", "欧阳雪松"),
        ("“客户没有流失。”禾川证券分析师冉子衿在报告中写道。", "冉子衿"),
        ("副总裁覃海则不同意。“还要再看一个季度。”他说。", "覃海"),
        ("“机器替不了人。”蓝岸物流创始人兼CEO司徒远在发布会上说。", "司徒远"),
        ("油价涨得太快。“客户没有流失。”他说。", "秦朗"),
    ],
)
def test_chinese_speakers_are_those_just_named(text: str, who: str) -> None:
    assert last_speaker(f"{CHINESE}\n\n{text}") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "A protest came from Commissioner Oda Fjell, whose district lies across the fjord. “We pay rent for nothing at all,” she said.",
            "Oda Fjell",
        ),
        ("Waiting makes everything dearer. “We pay rent on a ferry that does not sail,” she said.", "Ebba Lund"),
    ],
)
def test_a_paragraph_that_brings_up_somebody_is_about_that_person(text: str, who: str) -> None:
    assert last_speaker(f"{ENGLISH}\n\n{text}") == who
