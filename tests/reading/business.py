"""Invented business articles of many kinds, for tests and benchmarks; none of the companies or people exist."""

from __future__ import annotations

#: The texts by kind of article.
ARTICLES = {
    "freight": """\
Globex opens a depot

ROTTERDAM, 3 June 2024 - Globex Freight opened a depot in Rotterdam on 3 June 2024. Globex Freight had revenue of 310 million euros \
in 2023, the company said.
""",
    "earnings": """\
Initech posts record quarterly profit on cloud demand

AUSTIN, July 24, 2024 — Initech Corp. on Wednesday reported second-quarter revenue of $4.2 billion, up 12% from a year earlier, as \
demand for its cloud products grew. Net income rose to $610 million, or $1.32 per share, compared with $488 million a year ago.

"We are pleased with the quarter," said Dana Whitfield, Initech's chief executive. Initech expects full-year revenue of $16.5 \
billion to $17 billion. The company employs 28,000 people. Shares of Initech rose 4% in after-hours trading.
""",
    "launch": """\
Hooli unveils Nimbus 3 smartphone

SAN FRANCISCO, Sept. 10, 2024 - Hooli introduced the Nimbus 3 on Tuesday, a smartphone with a 6.7-inch display and a battery that \
lasts 30 hours. The Nimbus 3 will cost $899 and goes on sale on September 27 in 40 countries. Hooli said it had sold 21 million \
Nimbus 2 phones since 2022.

Analysts at Brightwater Research expect Hooli to ship 12 million units of the Nimbus 3 by the end of the year.
""",
    "funding": """\
Fintech startup Vandelay raises $85 million

BERLIN, March 5, 2024 (Reuters) - Vandelay Payments, a Berlin-based fintech, has raised $85 million in a Series C round led by \
Northgate Ventures, valuing it at $1.1 billion. Existing investors Harbor Capital and Tidewater Partners also took part.

Founded in 2017, Vandelay processes payments for 14,000 merchants in nine countries. The start-up plans to hire 200 people this \
year, chief executive Lena Hartmann said.
""",
    "recall": """\
Carmaker recalls 120,000 vehicles over brake fault

TOKYO, Nov 14, 2023 - Sakura Motors is recalling 120,000 vehicles worldwide because of a fault in the brakes, the Japanese carmaker \
said on Tuesday. The recall affects the Sakura Comet and the Sakura Orbit built between January 2020 and June 2022. No injuries have \
been reported.

Sakura Motors expects the recall to cost 9 billion yen. It sold 1.9 million vehicles last year.
""",
    "merger": """\
Stark Industries to buy Wayne Logistics for $7.4 billion

NEW YORK, 12 February 2024 - Stark Industries has agreed to buy Wayne Logistics for $7.4 billion in cash and stock, the two \
companies said on Monday. Wayne shareholders will receive $52 a share, a premium of 31%. The deal is expected to close in the fourth \
quarter of 2024.

Stark had sales of $22 billion in 2023 and Wayne had sales of $5.1 billion. The combined company will have 64,000 employees. "This \
is a perfect match," Stark's chairman Peter Olsen said.
""",
    "layoffs": """\
Soylent cuts 1,200 jobs

CHICAGO, January 9, 2025 - Soylent Foods will cut 1,200 jobs, or 8% of its workforce, and close two plants in Ohio and Iowa, the \
maker of frozen meals said on Thursday. The cuts are to save $140 million a year by 2026. Soylent has struggled with higher costs; \
its sales fell 6% to $3.3 billion in 2024. The Food Workers Union called the decision "a betrayal".
""",
    "court": """\
Court fines Cyberdyne 40 million euros for price fixing

BRUSSELS, 18 October 2023 - The General Court in Luxembourg upheld a fine of 40 million euros against Cyberdyne Systems on \
Wednesday. The European Commission had found in 2021 that Cyberdyne Systems fixed the prices of sensors with three rivals between \
2012 and 2016. Cyberdyne said it would appeal to the European Court of Justice.
""",
    "club": """\
Rovers sign striker for club record £32m

LIVERPOOL, 30 August 2024 - Milltown Rovers have signed striker Tomas Vidal from Real Aldea for a club record fee of £32 million. \
The 24-year-old signed a five-year contract on Friday. Rovers finished ninth in the league last season. Rovers' owner, the investor \
Grant Holloway, has spent £140 million on players since 2021.
""",
    "ministry": """\
Ministry plans 2 billion euros for rail network

VIENNA, 4 April 2024 - The Ministry of Transport will invest 2 billion euros in the rail network by 2030, Transport Minister Eva \
Lindner said on Thursday. The Ministry of Transport expects the programme to create 6,000 jobs. Some 300 million euros go to the \
line between Graz and Linz. Passenger numbers rose 9% in 2023 to 328 million.
""",
    "university": """\
Northfield University opens AI institute

NORTHFIELD, May 7, 2024 - Northfield University has opened an institute for artificial intelligence with 45 researchers and a budget \
of $60 million over five years. The university said the institute would train 300 doctoral students by 2029. Northfield University, \
founded in 1891, has 23,000 students.
""",
    "chinese": """\
红杉科技第三季度营收增长15%

北京，2024年11月12日 - 红杉科技公司周二公布，第三季度营收达到120亿元，同比增长15%。\
红杉科技表示，公司计划在2025年投资30亿元建设数据中心。截至9月底，红杉科技拥有员工1.2万人。
""",
    "merged": """\
Dunder Paper and Prestige Print merge

SCRANTON, 6 May 2023 - Dunder Paper and Prestige Print said on Saturday that they would merge to form the country's second-largest \
paper supplier. Dunder Paper had revenue of $900 million in 2022, Prestige Print $650 million. The merged company will be led by \
Dunder Paper's Michael Grant. Prestige Print shareholders will own 42% of it.
""",
    "drug": """\
Umbrella Health's asthma drug Respira wins approval

LONDON, 21 March 2024 - Umbrella Health said on Thursday that the European regulator had approved Respira, its drug for severe \
asthma. In a trial with 1,450 patients Respira reduced attacks by 56%. Umbrella Health expects peak sales of Respira of 1.5 billion \
pounds a year. The company's shares rose 7%.
""",
    "breach": """\
Oscorp says data of 3 million customers was stolen

TORONTO, 2 December 2024 - Oscorp Telecom said on Monday that hackers had stolen the data of 3 million customers. The attack was \
discovered on 28 November. Oscorp, Canada's third-largest mobile operator, has 11 million subscribers. The Privacy Commissioner \
opened an investigation. Oscorp spokesman Neil Farrow said that no credit card numbers were taken.
""",
    "contract": """\
Contoso wins contract for 60 ferries

Contoso Marine has won a contract to build 60 electric ferries for the port of Lagos, the shipbuilder said on 9 May 2024. The \
contract is worth 1.8 billion dollars. Contoso Marine will deliver the first ferry in 2026. Its order book stands at 7 billion \
dollars.
""",
}
