"""Verbs and nouns that say what happens to a figure: that it rises, falls, stays, is paid. Data, and the forms of verbs."""

from __future__ import annotations


def _forms(verbs: str) -> frozenset[str]:
    """The forms of verbs. Irregular ones are written out ("fall/fell/fallen"), to which the -s and -ing forms are added."""
    forms: set[str] = set()
    for entry in verbs.split():
        base, *others = entry.split("/")
        forms.update((base, *others))
        stem = base[:-1] if base.endswith("e") else base
        forms.add(
            base[:-1] + "ies"
            if base.endswith("y") and base[-2] not in "aeiou"
            else base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
        )
        doubled = base + base[-1] if _doubles_its_end(base) else stem
        forms.add(doubled + "ing")
        if not others:
            forms.add(base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else doubled + "ed")
    return frozenset(forms)


def _doubles_its_end(verb: str) -> bool:
    """Whether a verb's last letter is doubled in "cutting", "trimmed", and not in "gaining", "soared"."""
    if verb[-1] not in "bdgmnprt" or verb[-2] not in "aeiou" or (len(verb) > 4 and verb not in _DOUBLING):
        return False
    return verb[-3:-2] not in tuple("aeiou") or verb[-4:-2] == "qu"


_DOUBLING = frozenset(("permit", "commit", "admit", "submit"))

#: "revenue rose 5 percent"
UP = _forms(
    """
    rise/rose/risen grow/grew/grown increase jump surge soar climb gain expand advance rally improve swell/swelled/swollen spike
    leap/leapt/leaped accelerate rebound strengthen skyrocket balloon widen appreciate double triple quadruple"""
) | {"up", "higher"}
DOWN = _forms(
    """
    fall/fell/fallen drop decline decrease slip slide/slid plunge tumble shrink/shrank/shrunk contract sink/sank/sunk dip weaken
    slump plummet ease narrow crash retreat slow depreciate halve"""
) | {"down", "lower"}
#: "cut prices by 5 percent"
RAISING = _forms("raise boost lift hike increase upgrade push grow/grew/grown expand double triple bump")
CUTTING = _forms("cut/cut reduce slash lower trim decrease halve shrink/shrank/shrunk curb downgrade")
#: "revenue was", "the toll reached"
LEVEL = _forms(
    """
    stand/stood reach hit/hit total/totaled/totalled amount come/came top exceed average remain equal/equaled/equalled surpass
    stay pass cross approach peak number become/became near set/set peg make/made touch measure end finish land settle trade close account
    score"""
) | frozenset("is are was were be been being totalling standing includes including".split())
AUXILIARIES = frozenset(
    """
    has have had having will would shall should can could may might must do does did is are was were be been being to not n't also
    already now then still just only recently currently reportedly approximately about nearly almost ever never since previously
    expected set likely meant supposed
    forecast projected estimated due slated scheduled poised planned planning going aims aiming plans expects
    hopes wants intends seeking continues continued began started starting managed""".split()
)
REPORTING = _forms(
    """post book log
    say/said tell/told add announce report state note explain claim estimate expect predict forecast/forecast/forecasted warn
    confirm reveal disclose believe argue stress emphasize emphasise project anticipate show/showed/shown indicate suggest
    write/wrote insist acknowledge declare quip joke remark comment reiterate reaffirm highlight"""
) | {"sees"}

#: The noun for the money, share or amount that is moved -> the forms of verbs that move it.
NOMINALS = {
    "investment": _forms("invest pour plow inject"),
    "spending": _forms("spend/spent"),
    "payment": _forms("pay/paid repay/repaid reimburse compensate owe"),
    "funding": _forms("secure garner"),
    "cost": _forms("cost/cost"),
    "earnings": _forms("earn net pocket"),
    "loss": _forms("lose/lost burn"),
    "fine": _forms("fine penalize penalise"),
    "donation": _forms("donate"),
    "pledge": _forms("pledge commit earmark allocate"),
    "savings": _forms("save"),
    "debt": _forms("borrow"),
    "sales": _forms("sell/sold"),
    "purchase": _forms("buy/bought acquire purchase"),
    "price": _forms("charge retail price start fetch"),
    "stake": _forms("own hold/held control"),
    "valuation": _forms("value"),
    "share price": _forms("trade close open"),
    "value": frozenset({"worth"}),
    "weight": _forms("weigh"),
    "duration": _forms("last take/took/taken"),
    "award": _forms("award grant win/won receive"),
    "offer": _forms("offer bid/bid propose"),
    "contribution": _forms("contribute generate bring/brought"),
    "damages": _forms("seek/sought claim"),
    "share": _forms("account represent constitute comprise"),
    "capacity": _forms("store process handle"),
}  # fmt: skip
NOMINAL_OF = {form: noun for noun, forms in NOMINALS.items() for form in forms}

#: Participles -> the verb forms that say what was done with what is counted: "cut 500 jobs" is "jobs cut".
ACTIONS = {
    "cut": _forms("cut/cut eliminate axe shed/shed slash"), "laid off": frozenset({"lay", "laid", "lays", "laying"}),
    "hired": _forms("hire recruit"), "added": _forms("add"),
    "created": _forms("create"), "sold": _forms("sell/sold"), "shipped": _forms("ship"), "delivered": _forms("deliver"),
    "opened": _forms("open"),
    "closed": _forms("close shut/shut"), "killed": _forms("kill"), "injured": _forms("injure wound hurt/hurt"),
    "produced": _forms("produce make/made manufacture build/built"),
    "bought": _forms("buy/bought purchase acquire"), "recalled": _forms("recall"), "evacuated": _forms("evacuate"),
    "arrested": _forms("arrest detain"), "displaced": _forms("displace"),
    "destroyed": _forms("destroy damage"), "ordered": _forms("order"), "launched": _forms("launch unveil release"),
    "employed": _forms("employ"), "served": _forms("serve"),
    "affected": _forms("affect hit/hit"), "won": _forms("win/won"), "lost": _forms("lose/lost"), "scored": _forms("score"),
    "generated": _forms("generate"), "canceled": _forms("cancel"),
    "harvested": _forms("harvest"), "mined": _forms("mine"), "brewed": _forms("brew"), "bottled": _forms("bottle"),
    "refined": _forms("refine"), "recycled": _forms("recycle"), "transported": _forms("transport"), "dried": _forms("dry"),
    "caught": _forms("catch/caught"),
    "tested": _forms("test"), "trained": _forms("train"), "dead": frozenset({"dead", "died", "die"}), "missing": frozenset({"missing"}),
    "deployed": _forms("deploy install"), "planted": _forms("plant"),
    "signed": _forms("sign"), "planned": _forms("plan"), "approved": _forms("approve"), "rescued": _forms("rescue"),
    "sentenced": _forms("sentence"),
}  # fmt: skip
ACTION_OF = {form: word for word, forms in ACTIONS.items() for form in forms}

#: Nouns for changes: "a 5 percent increase in sales", "price cut".
RISES = frozenset("increase rise growth jump surge gain climb uptick hike improvement expansion spike rally boost upswing premium".split())
FALLS = frozenset("decrease fall drop decline cut reduction slump plunge loss dip contraction slide downturn discount shrinkage".split())

#: Nouns that name a company's figures in any context.
METRIC_NOUNS = frozenset(
    """
    revenue revenues sales profit profits income earnings loss losses ebitda ebita ebit margin margins turnover cash debt assets
    liabilities funding investment investments capex expenditure expenditures spending cost costs expense expenses dividend
    dividends price prices share shares stock stocks valuation value capitalization capitalisation users customers subscribers
    downloads employees workforce headcount deliveries shipments production output exports imports gdp inflation unemployment rate
    growth stake fine penalty damage damages aid budget deficit surplus orders bookings backlog receipts proceeds fees tax taxes
    salary compensation wages bonus bonuses bonds loans credit capital equity savings donations relief subsidies support grants
    churn footfall lending bankruptcies
    occupancy attendance wages score scores magnitude depth energy dividend dividends employment unemployment participation
    possession admissions enrolment enrollment complaints tariffs tickets rainfall yield yields
    sponsorship royalties rent payroll toll turnout traffic volume capacity guidance forecast outlook buyback buybacks repurchases
    inventory inventories membership memberships listeners viewers visitors passengers population net gross premiums reserves
    deposits property contracts business trade incentives
    efficacy accuracy risk likelihood probability incidence mortality prevalence""".split()
)

#: Actions: with one of them "will" states a plan, without it a forecast.
ACTS = frozenset().union(
    *(
        _forms(verb)
        for verb in """
    invest spend/spent pay/paid cut/cut hire recruit open buy/bought acquire sell/sold launch deliver close create add produce
    provide raise build/built lay/laid deploy donate allocate expand reduce borrow purchase ship train issue repay/repaid evacuate
    release offer employ rebuild renovate construct install""".split()
    )
)
PLANS = frozenset(
    """
    plan plans planned planning intend intends intended pledge pledges pledged commit commits committed agree agreed propose
    proposed proposes slated scheduled promise promised promises wants want wanted""".split()
)
TARGETS = frozenset(
    "aim aims aimed aiming target targets targeted targeting goal objective ambition hope hopes hoped seeks strive strives".split()
)
FORECASTS = frozenset(
    """sees
    expect expects expected expecting forecast forecasts forecasted predict predicts predicted prediction projected projection anticipate
    anticipates anticipated anticipating guidance outlook could may might likely poised projecting predicting foresee foresees""".split()
)
ESTIMATES = frozenset("estimate estimates estimated estimating estimation believed thought".split())
FUTURE = frozenset("will shall won't".split())
