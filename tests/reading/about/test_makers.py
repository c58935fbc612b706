"""A product's launch is its maker's too; what others sell is not."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

HEADPHONES = """Brynmill Audio unveils its Otter 3 headphones

Brynmill Audio unveiled the Otter 3, its third pair of wireless headphones, in Cardiff on Thursday.

The Otter 3 goes on sale in May 2028 for £219. The headphones will reach Japan in the autumn of 2028. Otter 2,
launched in 2025, stays in shops.

Kasuga's Hush 2, a rival model, came out in January.
"""
OWN_PAGES = """Meet Pebblegrid 5

Posted on October 11, 2029 by Ada Fenn, Loamworks

Today we at Loamworks are releasing Pebblegrid 5, our map engine. We think our maps have never been so quick, and our users agree.

Pebblegrid 5 ships from November 6. Pebblegrid 4 will get fixes until June 2031.

Loamworks was founded in 2017.
"""
CAR = """Hedda Motors presents the Lykke

Hedda Motors presented the Lykke, a small electric car, in Aarhus on 4 November 2028.

The car ships from February 2029. The Lykke was designed in 2026.

Nordlys, which sells the Vind, cut its prices in October.
"""
CHINESE = """青屿科技推出新款扫地机

2027年6月8日，青屿科技在杭州发布扫地机器人“海螺S5”。新机售价2999元，6月20日起发货。

竞争对手白帆电器3月推出了F9。
"""


def timeline(text: str, published: str, name: str) -> set[str]:
    found = read(text, published=PartialDate.parse(published)).events
    return {one.date.value for one in found if any(name in known for known in (one.about.name if one.about else "", *one.entities))}


@pytest.mark.parametrize(
    ("text", "published", "name", "dates", "not_its"),
    [
        (HEADPHONES, "2028-03-02", "Brynmill", {"2028-03-02", "2028-05", "2025"}, {"2028-01"}),
        (HEADPHONES, "2028-03-02", "Otter", {"2028-03-02", "2028-05", "2028-FA"}, {"2028-01"}),
        (OWN_PAGES, "2029-10-11", "Loamworks", {"2029-10-11", "2029-11-06", "2031-06", "2017"}, set()),
        (OWN_PAGES, "2029-10-11", "Pebblegrid", {"2029-10-11", "2029-11-06"}, {"2017"}),
        (CAR, "2028-11-05", "Hedda", {"2028-11-04", "2029-02", "2026"}, {"2028-10"}),
        (CAR, "2028-11-05", "Lykke", {"2028-11-04", "2029-02", "2026"}, {"2028-10"}),
        (CHINESE, "2027-06-08", "青屿科技", {"2027-06-08", "2027-06-20"}, {"2027-03"}),
    ],
)
def test_a_launch_is_the_products_and_the_makers(text: str, published: str, name: str, dates: set[str], not_its: set[str]) -> None:
    found = timeline(text, published, name)
    assert dates <= found
    assert not not_its & found
