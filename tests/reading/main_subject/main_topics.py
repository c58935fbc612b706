"""Short articles of several kinds, each with the words by which people ask for what it is mainly about, and what must be no topic."""

from __future__ import annotations

#: name -> (text, one set of slash names for each main topic: one of each must answer; words that must be no topic)
MAIN: dict[str, tuple[str, list[set[str]], list[str]]] = {
    "wire with shortened headline": (
        "Vantorre wins ferry order, to hire 300\n\n"
        "GHENT, Belgium, Feb 3, 2031 (Lowland Press) - Belgian shipbuilder Vantorre has won an order for four ferries from"
        " Danish line Sundkryds, it said on Monday. Vantorre will hire 300 people in Ghent.\n\n"
        "Rival Cavalleri had bid too. Sundkryds pays in stages.\n\n"
        "Shares of Vantorre Scheepsbouw NV rose 4%. Analyst Piet Maas at Bank Hagen called the order large. Vantorre was"
        " founded in 1922.\n",
        [{"vantorre"}],
        ["Sundkryds", "Cavalleri", "Bank Hagen", "Lowland Press", "Ghent"],
    ),
    "other spelling in the headline": (
        "Tarvik Energy profit up 34% on power prices\n\n"
        "BODO, Oct. 23, 2030 (Polar Wire) - Tarvik Energi ASA said on Thursday that net profit rose 34% to 1.2 billion"
        " Norwegian crowns. Revenue climbed to 11.4 billion crowns.\n\n"
        "The utility expects a dry winter. Analysts at Fjord Securities had expected less.\n",
        [{"tarvik", "tarvik-energi"}],
        ["Crowns", "Fjord Securities", "Polar Wire", "Bodo"],
    ),
    "interview": (
        "‘We count the bees twice’: Ines Calado on selling honey by the hive\n\n"
        "By Tom Reece\n"
        "Published 3 May 2029\n\n"
        "Ines Calado founded Hivelane in Porto in 2019, after ten years as a nurse. The company leases hives to offices. We met"
        " on 2 May.\n\n"
        "Q: How many hives are there?\n\n"
        "A: We have 4,300 hives in 21 towns.\n\n"
        "Q: Does Apidomo, the French chain, worry you?\n\n"
        "A: No. We were in Lyon before them.\n\n"
        "Q: Who owns it?\n\n"
        "A: I have half. The rest belongs to Douro Ventures.\n",
        [{"hivelane"}],
        ["Apidomo", "Douro Ventures", "Porto", "Tom Reece"],
    ),
    "interview with the head of a company": (
        "“Nobody reads a manual on a ladder”\n\n"
        "Interview: Sam Orr\n\n"
        "Petra Lindholm is chief executive of Stegra Tools, which makes drills for roofers. She spoke in her office in Malmo."
        "\n\n"
        "You sold 90,000 drills last year. Why so few?\n\n"
        "Lindholm: Because we only make good ones. We employ 240 people.\n\n"
        "And the Chinese?\n\n"
        "Lindholm: Hualing sells ten times as many. We sell ours twice, because they last.\n",
        [{"stegra", "stegra-tools"}],
        ["Hualing", "Sam Orr", "Malmo"],
    ),
    "indian quarter": (
        "Pavani Foods Q3 profit falls 8 per cent to Rs 96 crore; board clears Salem plant\n\n"
        "Kochi, 4 February 2031: Pavani Foods Ltd said its net profit fell 8 per cent to Rs 96 crore in Q3 FY31, against Rs 104"
        " crore a year ago. Revenue rose to Rs 1,204 crore. EBITDA margin was 11 per cent.\n\n"
        "Pavani will build a plant at Salem for Rs 300 crore. Shares closed at Rs 512 on the NSE.\n",
        [{"pavani", "pavani-foods"}],
        ["Rs", "Rs 96", "Pavani Foods Q3", "Q3 FY31", "Salem", "EBITDA", "NSE", "FY31"],
    ),
    "press release": (
        "Larkmoor Medical Devices Opens $60 Million Catheter Plant in Tulsa\n\n"
        "TULSA, Okla., April 2, 2030 (RELAY ONE) -- Larkmoor Medical Devices, Inc. (NYSE: LKMR) (“Larkmoor” or the “Company”)"
        " today opened a plant for catheters. Larkmoor employs 90 people there.\n\n"
        "“We are proud,” said Ada Finch, Chief Executive Officer of Larkmoor. A catheter costs $40.\n\n"
        "About Larkmoor\n"
        "Larkmoor makes catheters. Media Contact: Bo Reyes\n",
        [{"larkmoor"}],
        ["Catheter", "NYSE", "RELAY ONE", "Tulsa", "Media Contact", "Okla"],
    ),
    "results with tables": (
        "Corvida Systems Reports Second Quarter Fiscal 2031 Results\n\n"
        "SALEM, Ore., May 21, 2031 -- Corvida Systems Corp. (NASDAQ: CRVD) today reported results.\n\n"
        "• GAAP revenue: $418.6 million\n"
        "• Non-GAAP net income: $40.1 million\n\n"
        "GAAP measures | Q2 FY31 | Q2 FY30\n"
        "Revenue | 418.6 | 402.1\n\n"
        "“Good,” said Lee Park, CFO of Corvida. GAAP figures are unaudited. Corvida expects more GAAP revenue.\n",
        [{"corvida", "corvida-systems"}],
        ["GAAP", "Non-GAAP", "Q2", "FY31", "NASDAQ", "Lee Park"],
    ),
    "court": (
        "Judge orders Selwick to refund $12m in hidden fees\n\n"
        "HARTFORD, June 3, 2030 - A federal judge told Selwick Lending LLC on Tuesday to refund $12 million. The Fair Credit"
        " Bureau sued Selwick in 2028.\n\n"
        "“Selwick hid the fees,” wrote Judge Mona Diaz. The Fair Credit Bureau welcomed it. Selwick will appeal.\n",
        [{"selwick", "selwick-lending"}],
        ["Fair Credit Bureau", "Hartford", "Mona Diaz"],
    ),
    "funding": (
        "Kwela Pay raises $20 million to lend to fishmongers\n\n"
        "DAKAR, March 3, 2031 - Kwela Pay, a lender to traders, raised $20 million in a Series B led by Baobab Capital, it"
        " said. Kwela has 40,000 customers.\n\n"
        "Baobab had led the Series A. Atlantic Angels took part. Kwela was founded by Awa Ndiaye.\n",
        [{"kwela", "kwela-pay"}],
        ["Series B", "Series A", "Baobab Capital", "Atlantic Angels", "Baobab"],
    ),
    "family of models": (
        "Selasih Labs opens Kenanga 4 models as downloads pass 10 million\n\n"
        "PENANG, July 1, 2031 - Selasih Labs released Kenanga 4 on Tuesday. The largest model, Kenanga 4-90B, beats Prairie 6"
        " from Fieldstone AI. Kenanga has been downloaded 10 million times.\n\n"
        "Selasih Labs is a unit of Selasih Group. Selasih Group’s revenue rose 8%. Kenanga 3-mini stays free, and Kenanga runs"
        " on phones. Kenanga 4 is open.\n",
        [{"kenanga"}, {"selasih-labs"}],
        ["Prairie 6", "Fieldstone AI", "Kenanga 4-90B"],
    ),
    "country": (
        "Freedonia’s inflation slows to 3.1% in May\n\n"
        "Prices in Freedonia rose 3.1% in May from a year earlier, the National Statistics Office said. Freedonia’s economy"
        " grew 2% in the first quarter. The Bank of Freedonia kept its rate.\n\n"
        "Economists at Harrow Bank had expected 3.3%.\n",
        [{"freedonia"}],
        ["Harrow Bank", "National Statistics Office"],
    ),
    "person": (
        "Hilde Brandvold, who taught a town to skate, dies at 91\n\n"
        "Hilde Brandvold, who opened the first ice rink in Hammervik, died on Sunday. She was 91. Brandvold was born in 1938."
        " In 1961 Brandvold won two medals. “Brandvold never fell,” said Nils Aas, a pupil.\n",
        [{"brandvold", "hilde-brandvold"}],
        ["Nils Aas", "Hammervik"],
    ),
    "project": (
        "Tunnel 2 will cost 900 million crowns more, minister admits\n\n"
        "Ada Holm · 3 March 2030\n\n"
        "Tunnel 2, which is to join Aldvik with the islands, will cost 2.1 billion crowns, the minister said. Tunnel 2 will be"
        " 9 km long.\n\n"
        "The builder of the tunnel, Norrbygg, wants more money.\n",
        [{"tunnel-2"}],
        ["Ada Holm", "Norrbygg", "Crowns"],
    ),
    "ampersand": (
        "B&K lifts outlook after strong spring\n\n"
        "Clothing chain B&K raised its outlook on Friday. B&K sold 12% more coats. The coats of B&K are cheap, analysts at Orr"
        " Bank said.\n",
        [{"bk"}],
        ["Orr Bank"],
    ),
    "chinese quarter": (
        "青屿新材上半年净利润增长三成\n\n"
        "江海财经 2031年8月20日 记者 林可\n\n"
        "青屿新材料股份有限公司周三公布半年报。公司上半年营收12.4亿元，同比增长18%。\n\n"
        "董事长周启明表示，海外订单充足。东方证券分析师认为，公司毛利率将提升。\n",
        [{"qingyu", "青屿", "青屿新材"}],
        ["东方证券", "江海财经"],
    ),
    "chinese launch": (
        "云鹿发布新款耳机Lite 3：售价499元\n\n"
        "杭州，2031年5月6日——云鹿科技今日发布耳机Lite 3，售价499元。云鹿创始人何清说，新款耳机重4克。\n\n"
        "云鹿去年售出80万副耳机。Lite 3将于6月上市。\n",
        [{"yunlu", "云鹿", "云鹿科技"}, {"lite-3"}],
        ["杭州"],
    ),
}
