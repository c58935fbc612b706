"""Tables whose rows are things and whose columns are what is measured of them, with figures that a careful reader takes out of them."""

from __future__ import annotations

_MODELS = (
    "Heron Labs lets Heron 3 fly\n\nTALLINN | March 7, 2030 | By Ann Roe\n\nHeron Labs, a firm in Tallinn, on Thursday released Heron 3, a"
    " family of language models. Heron 3 Large is the biggest, Heron 3 Small fits on a phone.\n\n"
)
_BOATS = (
    "Vandreo shows two boats\n\nLUGO, Spain, March 7, 2030 (Galwire) - Vandreo showed the Rill 40 and the Rill 60 on Thursday. The Rill 40"
    " is meant for lakes.\n\n"
)

#: name -> (text, "subject | metric | value unit" of figures that must be found); the rules were written with these in view.
SEEN: dict[str, tuple[str, list[str]]] = {
    "scores in per cent": (
        f"{_MODELS}Table 1: Results in per cent (higher is better)\nModel | QuizBench | SumHall\nHeron 3 Large | 82.4 | 61.0\n"
        "Heron 3 Small | 70.1 | 44.5\nMagpie-9B | 77.3 | 58.8\n",
        ["Heron 3 Large | QuizBench | 82.4 %", "Heron 3 Small | SumHall | 44.5 %", "Magpie-9B | QuizBench | 77.3 %"],
    ),
    "prices for a million": (
        f"{_MODELS}Table 2: Prices in U.S. dollars per million tokens\nModel | Input | Output\nHeron 3 Large | 0.60 | 2.40\n"
        "Heron 3 Small | 0.05 | 0.15\n",
        ["Heron 3 Large | input price | 0.60 USD", "Heron 3 Small | output price | 0.15 USD"],
    ),
    "scores without a unit": (
        f"{_MODELS}Benchmarks\n\nModel | QuizBench | SumHall\nHeron 3 Large | 82.4 | 61.0\nHeron 3 Small | 70.1 | 44.5\n",
        ["Heron 3 Large | QuizBench | 82.4 ", "Heron 3 Small | SumHall | 44.5 "],
    ),
    "companies, with money in millions": (
        f"{_BOATS}The largest makers in 2029\n\nMaker | Sales (€m) | Change | Workers (thousands) | Founded\n"
        "Vandreo | 412 | +6% | 2.1 | 1988\n"
        "Santor | 388.5 | -2.5% | 1.9 | 1971\n",
        ["Vandreo | Sales | 412000000 EUR", "Santor | Sales decline | 2.5 %", "Santor | Workers | 1900 "],
    ),
    "a column of ranks": (
        f"{_BOATS}Shipments by maker, second quarter of 2029\n\nRank | Maker | Units | Share | Change on year\n"
        "1 | Vandreo | 9,200 | 22.4% | +3.1%\n2 | Santor | 7,100 | 17.3% | -4.2%\n3 | Quill & Son | 4,450 | 10.9% | +12.0%\n",
        ["Vandreo | shipments | 9200 ", "Quill & Son | market share | 10.9 %", "Santor | shipments decline | 4.2 %"],
    ),
    "a column of ranks in Chinese": (
        "云扫科技领跑扫地机市场\n\n2030年9月12日\n\n2030年第二季度国内扫地机出货量排名\n\n排名 | 厂商 | 出货量（万台） | 份额 | 同比\n"
        "1 | 云扫科技 | 61.2 | 24.1% | 12.3%\n2 | 净洁 | 48.8 | 19.2% | -3.1%\n",
        ["净洁 | 出货量 | 488000 台", "云扫科技 | 市场份额 | 24.1 %", "净洁 | 出货量下降 | 3.1 %"],
    ),
    "parts of a company": (
        f"{_BOATS}Results by region (in millions of euros)\n\nRegion      Revenue   Operating profit   Rooms\nIberia      412.0     61.5"
        "               8,200\nAlps        188.4     (3.1)              2,150\n",
        ["Vandreo | Revenue | 412000000 EUR", "Vandreo | operating loss | 3100000 EUR", "Vandreo | Rooms | 2150 "],
    ),
    "measures with units of their own": (
        f"{_BOATS}Model | Weight | Price\nRill 40 | 180 kg | €8,900\nRill 60 | 240 kg | €11,900\n",
        ["Rill 40 | Weight | 180 kg", "Rill 60 | Price | 11900 EUR"],
    ),
}
KEPT_ASIDE: dict[str, tuple[str, list[str]]] = {
    "scores with a percent sign": (
        f"{_MODELS}| System | RiddleSet | CodeLoft |\n|---|---|---|\n| Heron 3 Large | 91.2% | 40.3% |\n| Heron 3 Small | 84% | 22.9% |\n",
        ["Heron 3 Large | CodeLoft | 40.3 %", "Heron 3 Small | RiddleSet | 84 %"],
    ),
    "accuracy (%)": (
        f"{_MODELS}Accuracy (%) on public tests\nModel\tRiddleSet\tCodeLoft\nHeron 3 Large\t91.2\t40.3\nHeron 3 Small\t84.0\t22.9\n",
        ["Heron 3 Large | RiddleSet | 91.2 %", "Heron 3 Small | CodeLoft | 22.9 %"],
    ),
    "price in euros": (
        f"{_MODELS}API prices (euros per million tokens)\nModel | Input | Cached input | Output\nHeron 3 Large | 0.55 | 0.11 | 2.20\n"
        "Heron 3 Small | 0.04 | 0.01 | 0.12\n",
        ["Heron 3 Large | cached input price | 0.11 EUR", "Heron 3 Small | input price | 0.04 EUR"],
    ),
    "units in the columns": (
        f"{_BOATS}Boat | Weight (kg) | Range (km)\nRill 40 | 180 | 95\nRill 60 | 240 | 120\n",
        ["Rill 40 | Weight | 180 kg", "Rill 60 | Range | 120 km"],
    ),
    "ships in columns of blanks": (
        f"{_BOATS}Fleet at 31 December 2029\n\nVessel        Built   Capacity (TEU)   Crew\nVandreo Aria  2019    4,200            22\n"
        "Vandreo Cora  2027    9,100            25\n",
        ["Vandreo Aria | Capacity | 4200 TEU", "Vandreo Cora | Crew | 25 "],
    ),
    "models with letters for millions": (
        f"{_MODELS}Model | Parameters | Context | Memory\nHeron 3 Large | 70B | 256K | 41 GB\nHeron 3 Small | 9B | 128K | 6 GB\n",
        ["Heron 3 Large | Parameters | 70000000000 ", "Heron 3 Small | Context | 128000 ", "Heron 3 Small | Memory | 6 GB"],
    ),
    "Chinese units in the columns": (
        "鹭鸣公布客房\n\n2030-03-07 18:20  来源：长汀财讯\n\n鹭鸣酒店7日公布了两座城市的数据，收入上升。\n\n"
        "城市 | 客房（间） | 收入（亿元）\n宁州 | 3,100 | 2.4\n长汀 | 1,200 | 0.9\n",
        ["宁州 | 客房 | 3100 间", "长汀 | 收入 | 90000000 CNY"],
    ),
    "tests that the text names": (
        f"{_MODELS}Benchmarks\n\nModel | RiddleSet | CodeLoft\nHeron 3 Large | 91.2 | 40.3\nHeron 3 Small | 84.1 | 22.9\n\n"
        "Heron 3 Large is ahead on RiddleSet, but not on CodeLoft.\n",
        ["Heron 3 Large | RiddleSet | 91.2 ", "Heron 3 Small | CodeLoft | 22.9 "],
    ),
    "Chinese": (
        "鹭鸣发布两款模型\n\n2030-03-07 18:20  来源：长汀财讯\n\n鹭鸣科技7日发布了鹭鸣3和鹭鸣3迷你版两款模型。鹭鸣3将于下周开放下载。\n\n"
        "模型 | 问答集 | 代码集\n鹭鸣3 | 82.4% | 61.0%\n鹭鸣3迷你版 | 70.1% | 44.5%\n",
        ["鹭鸣3 | 问答集 | 82.4 %", "鹭鸣3迷你版 | 代码集 | 44.5 %"],
    ),
}
#: Lines of cells whose numbers are of nothing that can be measured.
LOOK_ALIKES = (
    f"{_MODELS}Room | Monday | Tuesday\nBlue | 12 | 14\nGreen | 9 | 10\n",
    f"{_MODELS}Most read | Shares | Comments\nHeron flies | 120 | 14\nMagpie sings | 90 | 10\n",
    f"{_BOATS}Boat | Built | Launched\nRill 40 | 2019 | 2020\nRill 60 | 2021 | 2022\n",
    f"{_MODELS}No. | Player | Club\n12 | Ann Roe | Cork\n14 | Jon Aske | Lugo\n",
)
#: Tables of results with labels that have commas, and values that are no millions.
RESULTS = (
    "Ravelin reports its first quarter\n\nCORK, May 5, 2030 (Leewire) - Ravelin Bio, Inc. today announced its results for the quarter ended"
    " March 31, 2030.\n\nFirst Quarter Results (in millions of dollars, except per share amounts)\n\nItem | Q1 2030 | Q1 2029\n"
    "Revenue | 92.0 | 73.3\nSales, general and administrative expenses | 39.5 | 36.1\nNet loss per share | (0.11) | (0.25)\n"
    "Cash and short-term investments, end of period | 346.2 | 371.5\n"
)
#: An annual report whose tables follow its title, its day and one short sentence.
ANNUAL = (
    "Corvin Shipping plc\nAnnual report 2033 – Five-year summary\n28 March 2034\n\nThe year 2033 was a strong one for the group.\n\n"
    "(in millions of euros)          2033      2032\nRevenue                         1,842.6   1,701.3\n"
    "Net profit                      118.9     (12.4)\nEmployees at year-end           5,480     5,312\n"
)
