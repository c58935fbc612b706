"""Sentences whose figures have no noun beside them, with what each measures; no company in them exists.

Each is (sentence, figure as written, words that the metric or its scope holds, with "|" between others that do as well).
"""

from __future__ import annotations

FIRST_LEAD = "Hallmere Tools opens a plant\n\nHallmere Tools, which makes drills, is in Graz. "
KEPT_LEAD = "Corvane opens a mill\n\nCorvane makes paper in Turku. "

#: The sentences that the rules were written with, and those that were kept aside.
FIRST: tuple[tuple[str, str, str], ...] = (
    ("Hallmere Tools has ordered a new lathe from Switzerland's Hofer for 4 million euros.", "4 million euros", "price"),
    ("In May, Hallmere Tools sold its Cork yard to Tullow Estates for €31 million, a gain of €6 million.", "€31 million", "price"),
    ("The new hall in Limerick, built for €22 million, opened on 3 November 2025.", "€22 million", "costs"),
    ("Next month the board will decide on a new furnace, in Sligo, for €12m.", "€12m", "costs"),
    ("The firm picked up a rival, Clare Castings, for €18 million in cash.", "€18 million", "price"),
    ("The company is erecting a wind turbine at the site for €5.5 million.", "€5.5 million", "price|costs"),
    ("Hallmere Tools sold 31,000 drills in 2025 and has 12,000 on order.", "12,000", "drills on order"),
    ("A set is €89 in Austria and $99 in Canada.", "$99", "price"),
    ("The Drill 4 is £119 in Britain and €129 elsewhere.", "£119", "price"),
    ("Revenue is expected at around 1.15 billion euros, after 1.21 billion in 2024.", "1.21 billion", "revenue"),
    ("It made a profit of 71 million euros, against Borkum's 66 million.", "66 million", "net income|profit"),
    (
        "Hallmere Tools, which had put the loss at 5 million euros on Monday, now speaks of 9 million, of which insurers bear 7 million.",
        "7 million",
        "share of",
    ),
    ("The direct cost is put at 21 million euros.", "21 million euros", "cost"),
    ("Gas cost €3 million more than in 2024.", "€3 million", "cost increase"),
    ("The union is demanding 6.5 percent more pay for the 1,800 workers.", "6.5 percent", "pay demand"),
    ("That values Hallmere Tools at €210m.", "€210m", "valuation"),
    ("Our API costs €0.25 per million input tokens and €0.80 per million output tokens.", "€0.80", "price per million output tokens"),
    ("In 2019 the family sold its remaining 38 per cent to Maple Capital.", "38 per cent", "stake"),
    ("The group wrote off $46 million on the plant in Ohio.", "$46 million", "impairment|write-off"),
    ("About £11m of the loan is drawn.", "£11m", "amount drawn"),
    ("Some US$25 million of the money will go into the Philippines.", "US$25 million", "investment"),
    ("Hallmere Tools was founded with €31,000 of the founders' own money.", "€31,000", "own money"),
    ("They sold 94,000 drills; the year before it was 102,000.", "102,000", "drills sold"),
    ("Specs\n\nScreen: 7.8 inches, 300 pixels per inch", "7.8 inches", "screen size"),
    ("Specs\n\nBattery: 3,100 mAh, good for five weeks", "five weeks", "battery life"),
)
KEPT_ASIDE: tuple[tuple[str, str, str], ...] = (
    ("Corvane has ordered a boiler from Germany's Aldinger for 9 million euros.", "9 million euros", "price"),
    ("In June, Corvane sold its Tampere mill to Borkum Board for €44 million.", "€44 million", "price"),
    ("The new warehouse in Oulu, built for €18 million, opened in May.", "€18 million", "cost"),
    ("Corvane will build a pulp line in Kemi for €310m.", "€310m", "cost"),
    ("It picked up a small rival, Lahti Board, for 6 million euros in cash.", "6 million euros", "price"),
    ("The board decided on a third paper machine, in Kotka, for €95m.", "€95m", "cost"),
    ("Corvane had its chimney rebuilt for €2.2 million.", "€2.2 million", "price|cost"),
    ("Corvane is selling its forests to a pension fund for about €120 million.", "€120 million", "price"),
    ("The damage from the flood is put at 14 million euros.", "14 million euros", "damage"),
    ("Sales are seen at around 800 million euros this year.", "800 million euros", "revenue"),
    ("Suppliers owed the mill €3.1 million.", "€3.1 million", "debt"),
    ("A fund that owes Corvane €900,000 has gone bankrupt.", "€900,000", "debt"),
    ("That values the mill at €75 million.", "€75 million", "valuation"),
    ("Corvane wrote off $12 million on its mill in Maine.", "$12 million", "impairment|write-off"),
    ("About €30m of the loan has been drawn so far.", "€30m", "drawn"),
    ("He founded it with €12,000 of his own savings.", "€12,000", "own money"),
    ("Power cost €4 million more than a year ago.", "€4 million", "cost increase"),
    ("A ream is €6 in Finland and $9 in America.", "$9", "price"),
    ("The Folder 2 is £35 in Britain and €42 in Ireland.", "£35", "price"),
    ("The service costs €1.10 per thousand pages and €2.50 per thousand images.", "€2.50", "price|cost"),
    ("Revenue reached 612 million euros, after 588 million in 2024.", "588 million", "revenue"),
    ("Corvane made a profit of 41 million euros, against Borkum's 29 million.", "29 million", "profit|income"),
    ("It sold 41,000 reams in May; a year earlier it was 52,000.", "52,000", "ream"),
    ("Corvane delivered 12 machines last year and has 31 on order.", "31", "on order"),
    ("Corvane, which had put the damage at 3 million euros, now speaks of 5 million.", "5 million", "damage"),
    ("The repair will cost 10 million euros, of which the state will pay 4 million.", "4 million", "share"),
    ("The union wants 7 percent more pay for the 900 workers.", "7 percent", "pay"),
    ("Corvane offered 2 percent from May and a further 1.5 percent from June 2027, but the strike goes on.", "1.5 percent", "pay"),
    ("Breaches can bring a fine of up to 4% of annual turnover.", "4%", "fine as share"),
    ("In 2020 the founders sold their remaining 21 per cent to Maple Fund.", "21 per cent", "stake"),
    ("Corvane reported a 14 per cent year-on-year rise in operating profit.", "14 per cent", "operating profit growth"),
    ("Specs\n\nDisplay: 6.1 inches", "6.1 inches", "screen size|display"),
    ("Specs\n\nBattery: 5,000 mAh, lasts two days", "5,000 mAh", "battery capacity"),
    ("Specs\n\nCharging time: 40 minutes to 80%", "40 minutes", "charging"),
    ("Specs\n\nRange: 410 km", "410 km", "range"),
)

#: (sentence, figure, what it does not measure)
LOOK_ALIKES: tuple[tuple[str, str, str], ...] = (
    ("He thanked the crew for 40 years of work.", "40 years", "price"),
    ("The total is €89 in the end.", "€89", "price"),
    ("Hallmere Tools sued Borkum for $8 million.", "$8 million", "price"),
    ("Hallmere Tools was fined for €3 million in unpaid taxes.", "€3 million", "price"),
    ("The order book stands at €40 million.", "€40 million", "drills on order"),
    ("Hallmere Tools left Norway after 12 years, in 2024.", "12 years", "revenue"),
    ("The fee is €25 in all.", "€25", "price"),
    ("Last year the union was offered a hall of 40 per cent more space.", "40 per cent", "pay offer"),
)
