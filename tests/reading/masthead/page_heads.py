"""Heads whose day stands among the number of an issue, a page and the like, and datelines with years that the news is compared with."""

from __future__ import annotations

from tests.reading.masthead.heads import CHINESE, STORY, TITLE, Head

#: The rules were written with these in view.
ISSUES = (
    Head(f"FOG & FATHOM · No. 21 · 3 May 2030 · p. 14\n\n{TITLE}\n\n{STORY}", publisher="Fog & Fathom", published="2030-05-03"),
    Head(f"WOOD & WIRE · Winter issue · December 1, 2030 · €7.50\n\n{TITLE}\n\n{STORY}", publisher="Wood & Wire", published="2030-12-01"),
    Head(f"{TITLE}\n\nRelease notes, 10 March 2031 · by the Heron team · 7 minute read\n\n{STORY}",
        author="the Heron team", published="2031-03-10"),
    Head(f"Page 7 · 19 October 2029 · THE TIDE TABLE\n\n{TITLE}\n\n{STORY}", publisher="The Tide Table", published="2029-10-19"),
    Head(f"Industry › The pump page\n\n{TITLE}\n\n3 May 2030\n\n{STORY}", published="2030-05-03"),
    Head(f"The Quay Magazine\nFood › Slow lunches\n\n“A pump is a heart that never complains”\n\n3 May 2030\n\n{STORY}",
        title="“A pump is a heart that never complains”", publisher="The Quay Magazine", published="2030-05-03"),
)  # fmt: skip
ISSUES_KEPT_ASIDE = (
    Head(f"Harvest Quarterly | Vol. 8 | 12 June 2031 | Page 5\n\n{TITLE}\n\n{STORY}",
        publisher="Harvest Quarterly", published="2031-06-12"),
    Head(f"POLE & ANCHOR, issue 3, 8 September 2030, page 12\n\n{TITLE}\n\n{STORY}", publisher="Pole & Anchor", published="2030-09-08"),
    Head(f"{TITLE}\n\nChangelog · 21 January 2031 · by the Otter Mail team\n\n{STORY}",
        author="the Otter Mail team", published="2031-01-21"),
    Head(f"SALT & SLATE | Spring 2030 | 4 April 2030 | pages 30–33\n\n{TITLE}\n\n{STORY}",
        publisher="Salt & Slate", published="2030-04-04"),
    Head(f"{TITLE}\n\nEngineering notes, March 2, 2031 · by Ida Falk · 5 min read\n\n{STORY}",
        author="Ida Falk", published="2031-03-02"),
    Head(f"慢工杂志 · 第14期 · 2030年3月7日 · 第32版\n\n云栖桥将建第二座水泵工厂\n\n{CHINESE}",
        "云栖桥将建第二座水泵工厂", "慢工杂志", None, "2030-03-07"),
)  # fmt: skip
#: Days among numbers that are those of something else.
ISSUES_LOOK_ALIKES = (
    Head(f"{TITLE}\n\n{STORY}\n\nBoard meeting · 7 March 2030 · Room 4"),
    Head(f"{TITLE}\n\nTable 3 · Pumps sold until 31 March 2030 · Zwolle and Deventer together\n\n{STORY}"),
)

_SAID = "Sonmi Motors said on Tuesday that it sold"
_OTHER = "Sonmi Motors said on Friday that it sold"
#: Datelines with the years with which the news is compared; 14 October 2025 was a Tuesday.
COMPARED_YEARS = (
    (f"DAEGU, Oct. 14 (Hanwire) - {_SAID} 4,000 cars, 2% more than in the same months of 2024.", "2025-10-14"),
    (f"DAEGU, Oct. 14 (Hanwire) - {_SAID} 4,000 cars, compared with 3,900 in 2024.", "2025-10-14"),
    (f"DAEGU, Oct. 14 (Hanwire) - {_SAID} more cars than in 2024. It was founded in 1994.", "2025-10-14"),
    ("汉江社大邱10月14日电 松美汽车周二宣布，交付4000辆，较2024年同期多出2%。", "2025-10-14"),
    (f"DAEGU, Oct. 14 (Hanwire) - {_OTHER} 4,000 cars, 2% more than in the same months of 2024.", None),
    (f"DAEGU, Oct. 14 (Hanwire) - {_SAID} 4,000 cars. It opened a works in 2024.", None),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors sold 4,000 cars, 2% more than in the same months of 2024.", None),
)
COMPARED_YEARS_KEPT_ASIDE = (
    ("LIEPAJA, Feb. 3 (Amberwire) - Kursa Line carried fewer cars, it said on Monday: 81,000 against 90,000 in 2029.", "2031-02-03"),
    ("PORTO, Nov. 20 (Tejo News) - Lusalga said on Wednesday that 61 pupils a day came, up from 52 in the same period of 2029.",
     "2030-11-20"),
    ("PORTO, Nov. 20 (Tejo News) - Lusalga said on Monday that 61 pupils a day came, up from 52 in the same weeks of 2029.", None),
    ("GDYNIA, June 5 (Baltwire) - Morska said late on Thursday that its ships were fuller than in the first months of 2030.", "2031-06-05"),
    ("GDYNIA, June 5 (Baltwire) - Morska said late on Thursday that its newest ship, named in 2030, had sunk.", None),
)  # fmt: skip
