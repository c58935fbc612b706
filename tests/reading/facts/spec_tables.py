"""Tables of technical data whose columns are things, with the figures that a careful reader takes out of them."""

from __future__ import annotations

LAMP = (
    "Meet Ember 2\n\nPosted by Ann Roe · March 7, 2030 · 4 min read\n\nWe are opening orders today for Ember 2, a lamp that sails well."
    " It has a little sister, Ember 2 Lite. Ember 2 is made in Lugo by Vandreo.\n\n"
)
PUMP = (
    "Vandreo shows two pumps\n\nLUGO, Spain, March 7, 2030 (Galwire) - Vandreo showed the Rill 40 and the Rill 60 on Thursday. The"
    " Rill 40 is"
    " meant for gardens.\n\n"
)
PHONE = "云栖发布两款手机\n\n2030-03-07 18:20  来源：长汀财讯\n\n云栖科技7日发布了星辰9和星辰9青春版两款手机。星辰9将于下周开售。\n\n"

#: name -> (text, "subject | metric | value unit" of figures that must be found)
SEEN: dict[str, tuple[str, list[str]]] = {
    "no first header cell": (
        f"{LAMP}Tech specs\n\n | Ember 2 | Ember 2 Lite\nDisplay | 10.3 inches, colour | 7.8 inches, black and white\n"
        "Storage | 64 GB | 32 GB\nWeight | 365 g | 228 g\nPrice | $499 | $329\n",
        [
            "Ember 2 | Display | 10.3 inches",
            "Ember 2 Lite | Display | 7.8 inches",
            "Ember 2 | Storage | 64 GB",
            "Ember 2 | Weight | 365 grams",
            "Ember 2 Lite | Weight | 228 grams",
            "Ember 2 | Price | 499 USD",
            "Ember 2 Lite | Price | 329 USD",
        ],
    ),
    "named first header cell": (
        f"{PUMP}Model | Rill 40 | Rill 60\nPower | 40 watts | 60 watts\nBattery life | 21 days | 14 days\n",
        ["Rill 40 | Power | 40 W", "Rill 60 | Power | 60 W", "Rill 60 | Battery life | 14 days"],
    ),
    "markdown": (
        f"{PUMP}| | Rill 40 | Rill 60 |\n|---|---|---|\n| Weight | 4.5 kg | 6 kg |\n| Price | €89 | €119 |\n",
        ["Rill 40 | Weight | 4.5 kg", "Rill 60 | Weight | 6 kg", "Rill 60 | Price | 119 EUR"],
    ),
    "Chinese": (
        f"{PHONE}参数 | 星辰9 | 星辰9青春版\n重量 | 189克 | 172克\n价格 | 3999元 | 2499元\n",
        ["星辰9 | 重量 | 189 grams", "星辰9青春版 | 重量 | 172 grams", "星辰9 | 价格 | 3999 CNY", "星辰9青春版 | 价格 | 2499 CNY"],
    ),
    "plans that are no names": (
        f"{PUMP}Price of the Rill 40\n\n | Standard | Deluxe\nPrice | €89 | €119\nWarranty | 24 months | 60 months\n",
        ["Rill 40 (Standard) | Price | 89 EUR", "Rill 40 (Deluxe) | Price | 119 EUR", "Rill 40 (Deluxe) | Warranty | 60 months"],
    ),
    "one thing": (
        f"{LAMP}Specification | Value\nWeight | 365 g\nBattery capacity | 3,900 mAh\n",
        ["Ember 2 | Weight | 365 grams", "Ember 2 | Battery capacity | 3900 mAh"],
    ),
}
KEPT_ASIDE: dict[str, tuple[str, list[str]]] = {
    "hedged cells": (
        f"{LAMP}Compare\n\n\tEmber 2\tEmber 2 Lite\nRunning time\tup to 22 hours\tabout 15 hours\nThickness\t4.6 mm\t6.1 mm\n",
        ["Ember 2 | Running time | 22 hours", "Ember 2 Lite | Running time | 15 hours", "Ember 2 Lite | Thickness | 6.1 mm"],
    ),
    "things in rows of text and figures": (
        f"{PUMP}Feature | Rill 40 | Rill 60\nColour | green | blue\nFlow | 40 litres | 60 litres\nWeight | 4.5 kg | 6 kg\n",
        ["Rill 40 | Weight | 4.5 kg", "Rill 60 | Weight | 6 kg"],
    ),
    "Chinese with full-width marks": (
        f"{PHONE}| 项目 | 星辰9 | 星辰9青春版 |\n| --- | --- | --- |\n| 电池容量 | 5000毫安时 | 4500毫安时 |\n| 售价 | 3999元 | 2499元 |\n",
        ["星辰9 | 电池容量 | 5000 mAh", "星辰9青春版 | 电池容量 | 4500 mAh", "星辰9青春版 | 售价 | 2499 CNY"],
    ),
    "percentages and money": (
        f"{PUMP} | Rill 40 | Rill 60\nEfficiency | 81% | 84%\nPrice | from €89 | from €119\n",
        ["Rill 40 | Efficiency | 81 %", "Rill 60 | Efficiency | 84 %", "Rill 40 | Price | 89 EUR"],
    ),
    "memory": (
        f"{LAMP}Model | Ember 2 | Ember 2 Lite\nMemory | 8 GB | 4 GB\nShips from | March 20 | May 2\nHeight | 22 cm | 18 cm\n",
        ["Ember 2 | Memory | 8 GB", "Ember 2 Lite | Memory | 4 GB", "Ember 2 Lite | Height | 18 cm"],
    ),
    "sizes in one column": (
        f"{LAMP}Ember 2 at a glance | \nWeight | 365 grams\nLight output | 800 lumens\nPrice | $499\n",
        ["Ember 2 | Weight | 365 grams", "Ember 2 | Price | 499 USD"],
    ),
}
#: What is no figure of a thing: sizes of two numbers, days, versions, words.
LOOK_ALIKES: dict[str, str] = {
    "dimensions": f"{LAMP}Model | Ember 2 | Ember 2 Lite\nSize | 10 × 20 cm | 8 × 15 cm\nShips from | March 20 | May 2\n",
    "versions": f"{LAMP}Model | Ember 2 | Ember 2 Lite\nSoftware | LumenOS 6 | LumenOS 5.2\nColours | red, blue | red\n",
    "menu": f"{LAMP}Home | Store | Blog\nTop 10 lamps | 7 tricks | 3 songs\n",
}
