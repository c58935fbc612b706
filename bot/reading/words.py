"""Ordinary English words, which are no names even when they have a capital at the start of a sentence."""

from __future__ import annotations

from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    """The set of space-separated words."""
    return frozenset(text.split())


#: Words that are never a name, nor the first or last word of one.
FUNCTION = _words("""
a about above according across actually additionally admittedly after afterwards again against ago all almost alone along already also
although altogether always am amid among amongst alongside an and another any anybody anyone anything anyway anywhere apart apparently
are around as aside at away back based be because become been before beforehand behind being below beneath beside besides between beyond
both but by can cannot certainly clearly consequently conversely could currently despite did do does doing done down due during each
earlier either else elsewhere enough especially even eventually ever every everybody everyone everything everywhere evidently except few
fewer finally first firstly following for formerly fortunately forward from further furthermore generally given had half has have having
he hence her here hers herself him himself his historically hopefully how however i if impressively in including increasingly indeed
initially inside instead interestingly into is it its itself just last lastly lately later least less let like likely likewise little
locally long mainly many maybe me meanwhile might mine more moreover most mostly much must my myself namely near nearly neither never
nevertheless next no nobody none nonetheless nor not notably nothing notwithstanding now nowadays nowhere obviously of off officially
often on once one ones only onto or other others otherwise ought our ours ourselves out outside over overall own particularly past per
perhaps plus possibly presently presumably previously prior probably provided quite rather really recently regarding regardless
reportedly respectively same second secondly see seemingly seldom separately several shall she should shortly similarly simply
simultaneously since so some somebody somehow someone something sometimes somewhere soon specifically still subsequently such suddenly
supposedly sure surely than thanks that the their theirs them themselves then there thereafter thereby therefore these they thing things
third thirdly this those though through throughout thus till to today together tomorrow tonight too toward towards traditionally two
three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion trillion ultimately
under underneath undoubtedly unfortunately unless unlike until unto up upon us usually versus very via was we well were what whatever
when whenever where whereas whereby wherever whether which whichever while who whoever whole whom whose why will with within without
would yes yesterday yet you your yours yourself let's don't it's that's there's we're they're i'm i've we've isn't doesn't didn't won't
can't aren't wasn't weren't couldn't wouldn't shouldn't he's she's what's here's who's you're they've we'll i'll it'll ok okay oh ah hi
hello dear please sorry yeah ha vs amidst whilst thereof herein hereby
""")

#: Months and weekdays with their short forms, which are not taken for names.
CALENDAR = _words("""
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun spring summer autumn winter fall
christmas easter am pm gmt utc est edt pst pdt cet bst jst
""")

_COMMON = _words("""
abandon ability able abolish abroad abrupt absence absolute abundant abuse academic accelerate accent accept access accident acclaim
accompany accomplish accord account accountability accumulate accuracy accurate accuse achieve acid acknowledge acquire act action
activate active activist activity actor actual acute ad adapt add addict addition additional address adequate adhere adjacent adjust
administration administrator admire admission admit adopt adoption adore adult advance advancement advantage advent adventure advertise
advertiser advice advise adviser advisor advocate aerial affair affect afford afraid aftermath age agency agenda agent aggressive agony
agree agreement agriculture aid aim air aircraft airline airliner airplane airport aisle alarm alert algebra algorithm alien align alike
alive allegation allege alleviate alliance allocate allot allow ally alternative aluminum amass amateur amazing ambassador ambition
ambitious ambulance amend amid amount amplify analysis analyst analyze anchor ancient anger angle angry animal ankle anniversary
announce announcement annoy annual anonymous answer antenna anti anticipate antiquated anxiety apart apartment apologize app appeal
appear appearance appease appetite applaud apple applicant application apply appoint appointment appreciate approach appropriate
approval approve apt arch archaeologist architect architecture area arena argue argument arise arm army arouse arrange arrangement
arrest arrive arrow art article artificial artist ash ask asked aspect assassin assault assemble assembly assert assess assessment asset
assign assist assistance assistant associate association assume assumption assure asteroid astronaut astronomer asylum athlete
atmosphere atom atomic attack attempt attend attendee attention attic attitude attorney attract attraction attractive auction audience
audio audit aunt author authorities authority authorize auto automaker automatic automation automobile autonomous autumn available
average aviation avoid await awake award aware awareness awful awkward axe baby bachelor backed backer background backup bacteria bad
badge bag bail bailout bake balance balcony ball ballet balloon ballot bamboo ban banana band bank banker banking bankruptcy bar bare
bargain bark barn barrel barrier base baseball basic basin basis basket basketball bat bath battery battle beach bead bean bear bearing
beast beat beautiful beauty bed beef beer began begin begun behave behavior behaviour belief believe bell belong bench benchmark bend
beneficiary benefit berry best bet better bias bible bicycle bid bidder big bike bill billionaire billions biologist bipartisan bird
birth bishop bit bite bitter black blade blame blanket blast blend bless blind block blog blogger blood bloom blow blue board boasting
boat body bold bolster bolt bomb bond bondholder bone bonus book boom boost boot border bore born borrow boss bother bottle bottleneck
bottom bought bounce boundary bow bowl box boy brain brainchild branch brand brave bread break breakdown breakfast breakthrough breast
breath breathe breeze brick bride bridge brief bright brilliant bring broad broadband broadcast broke broken broker broom brother
brought brown browser bubble bucket budget buffer bug build builder building built bulk bull bullet bulletin bully bunch bundle buoyed
burden bureau burn bury bus bush business businessman businesswoman busy butcher butter butterfly button buy buyer buyout buzz bystander
cabin cabinet cable cafe cage cake calculate calendar call calm came camera camp campaign campaigner campus canal cancel cancer
candidate candle candy cannon canvas cap capability capable capacity capital capital-intensive captain captive capture car carbon card
care career careful cargo carpet carrier carrot carry cart carve cascade case cash casino cast castle casual casualty cat cataclysm
catalyst catastrophe catastrophic catch category caught cause caution cautious cave cease ceiling celebrate celebration celebrity cell
cement cemetery census cent center central centre century ceo cereal ceremony certain certificate chain chair chairman chairperson
chairwoman challenge chamber champion championship chance change channel chaos chapter character charge charity chart charter chase chat
chatbot cheap cheat check cheek cheese chef chemical chemistry cherry chess chest chew chicken chief child childhood children chill chin
chip chocolate choice choose chop chorus chose chosen chronic church cigar cigarette cinema circle circuit circular circumstance circus
cite citing citizen city civil civilian claim clash class classic classroom clay clean clear clerk clever click client cliff climate
climb cling clinic clinical clinician clip cloak clock clone close closure cloth clothe clothes clothing cloud clown club clue cluster
clutch co coach coal coalition coast coat coconut code coffee coffin coin cold collaborate collaboration collapse collar colleague
collect collection collective college colonel colony color colour column columnist combat combination combine come comedy comet comfort
comfortable comic commander commence comment commentary commentator commerce commercial commercialization commission commissioner commit
commitment committee commodity common communicate communication community commuter compact companion company comparable compare
comparison compass compel compensate compensation compete competition competitive competitor compile complain complaint complete complex
complexity complicate comply component compose composite composition comprehensive compromise computational computer computing comrade
conceal concede conceive concentrate concept concern concert concession conclude conclusion concrete condemn condition conduct
conference confess confidence confident confidential confine confirm conflict confront confuse confusion congratulations congress
conjunction connect connection conscience conscientious conscious consecutive consensus consent consequence conservative consider
considerable consideration consist consistent console consortium constant constituency constitute constitution constrain constraint
construct construction consult consultant consultation consumer consumption contact contain contemporary contempt contend contender
content contest context continent continual continue contract contractor contrast contribute contribution contributor control controller
controversial controversy convenience convenient convention conventional conversation convert convey convict conviction convince cook
cookie cool cooperate cooperation coordinate cope copper copy coral cord core corn corner coronavirus corporate corporation corps corpse
correct correlate correspondent corridor corrupt corruption cosmic cost cottage cotton couch cough council counsel count counter
counterpart countless country county coup couple courage course court courtesy cousin cover coverage covid cow crack cradle craft crash
crazy cream create creation creative creator creature credit creditor crew cricket crime criminal crisis crisp criterion critic critical
criticism criticize crop cross crowd crown crucial crude cruel cruise crumple crush crust cry crystal cube cult cultural culture cup
cupboard curb cure curious curl currency current curriculum curse curtain curve cushion custom customer cut cyber cycle cyclist dad
daily dairy dam damage dance danger dangerous dare dark dash data database date daughter dawn day dead deadline deal dealer dealership
dealt dear death debate debris debt debut decade decent decide decision deck declare decline decrease dedicate deep deepen deer defeat
defect defence defend defendant defender defense deficit define definite definition degree delay delegate delegation deliberate delicate
delight deliver delivery demand democracy democrat democratic democratize demonstrate demonstration demonstrator den dense dental deny
department departure depend deploy deployment deposit depression depth deputy derivative derive descend descent describe description
desert deserve design designation designed designer desire desk desktop despair desperate destination destiny destroy destruction detach
detail detailed detain detect detection detective determine develop developer development device devil devise devote diagnose diagnostic
diagram dial dialogue diamond diary dictate dictionary did die diesel diet differ difference different difficult difficulty dig digit
digital dilemma dim dimension dine dinner dip diplomat diplomatic direct direction director dirty disability disagree disappear
disappoint disaster disc discipline disclose disclosure disco discontinue discount discover discovery discuss discussion disease
disguise dish disk dismiss disorder dispatch displace display dispose dispute disrupt disruption distance distant distinct distinguish
distort distribute distribution distributor district disturb ditch dive diverse diversity divest divide dividend divine division divorce
dock doctor document documentary documentation dog dollar domain dome domestic dominant dominate donate donation donkey donor door dose
dot double doubt downgrade download downtime downtrend downturn dozen dozens draft drag drain drama dramatic drank draw drawer drawn
dread dream dress drew drift drill drink drive driven driver drone drop drought drove drown drug drum dry dual duck duke dull dumb dump
duo durable duration dust duty dwell dye dynamic e-commerce eager eagle ear earl early earmark earn earnings earth earthquake ease east
eastern easy eat eaten echo eclipse ecology economic economical economics economist economy ecosystem edge edit edition editor editorial
educate education educator effect effective efficiency efficient effort egg eighty elaborate elastic elbow elder elderly elect election
electric electrical electricity electron electronic electronics elegant element elephant elevate eligible eliminate elite email embassy
embed embrace embryo emerge emergence emergency emission emotion emotional emphasis emphasize empire empirical employ employee employer
employment empower empty enable encode encompass encounter encourage end endless endorse endpoint endure enemy energy enforce
enforcement engage engagement engine engineer engineering enhance enhancement enjoy enormous enrich enrol ensure entail enter enterprise
entertainment enthusiasm entire entitle entity entrance entrepreneur entry environment environmental envision epic epidemic episode
equal equally equate equip equipment equity equivalent era erase error erupt escape escort essay essence essential establish
establishment estate estimate eternal ethic ethical ethics ethnic evacuate evade evaluate evaluation evening event evidence evil evoke
evolution evolve ex exact exam examination examine example exceed excellent exception exceptional excess exchange excite excitement
exciting exclaim exclude exclusive excuse execute execution executive exempt exercise exert exhibit exhibition exile exist existence
existing exit exotic expand expansion expect expectation expenditure expense expensive experience experiment experimental expert
expertise explain explanation explicit explode exploit exploration explore explosion export exporter expose exposure express expression
exquisite extend extension extensive extent external extra extract extraordinary extreme eye fabric fabulous face faced facilitate
facility fact faction factor factory faculty fade fail failure faint fair fairy faith fake fallen false fame familiar family famous fan
fancy fantastic far fare farm farmer fashion fast fat fatal fate father fault favor favorable favorite favour favourable favourite fear
feasible feast feat feather feature fed federal federation fee feed feedback feel fell felt female fence fertile festival fever fiber
fiction field fierce fifteen fifth fig fight fighter figure file filing fill film filter final finalize finance financial financing find
finding fine finger finish fire firefighter firm fiscal fish fisherman fishing fit fitness fix flag flagship flame flap flash flat
flavor flaw fled flee fleet flesh flew flexible flight flip float flock flood floor flour flow flower flown fluctuation fluid flush fly
foam focus fog foil fold folk follow follower food foot football forbid force forecast forecaster foreclosure foreign foreigner
foreseeable forest forgave forge forget forgettable forgot fork form formal format formation former formula forthcoming fortnight
fortune forum fossil foster fought found foundation founded founder fountain fourth fox fraction fragile fragment frame framework
franchise fraud free freedom freeze freight frequency frequent fresh friend friendly friendship fringe frog front frontier frown froze
fruit frustrate fuel fulfill full fun function fund fundamental funding funds funeral funny fur furniture fury fuse fuss future gain
galaxy gallery gallon game gang gap garage garden gardener garlic gas gasp gate gateway gather gauge gave gay gaze gear gem gender gene
general generalization generate generation generative generous genetic genius genre gentle genuine geologist gesture get ghost giant
gift girl give glacier glad glance glass glitch global globe glory glove glow glue go goal goat god going gold golden gone good goods
goose gospel gossip got govern government governor grab grace grade gradual graduate grain grand grandfather grandmother grant grape
graph graphic grapple grasp grass grateful grave gravity graze great green greet grew grid grief grill grin grind grip groan grocery
groom gross ground group grow grown growth guarantee guard guess guest guidance guide guideline guilty guitar gulf gun gunman gut guy
gym habit hacker hail hair hall halt hammer hand handle hang hangar happen happy harbor harbour hard hardware harm harmony harness harsh
harvest hat hate haul hawk hay head headline headquartered headquarters health healthcare healthy heap hear heard hearing heart heat
heaven heavy hedge heel height heighten held helicopter help helped helpful hen herb herd heritage hero hesitate hid hide hierarchy high
highlight highway hijacker hiker hill hip hire historian historic historical history hit hobby hockey hold holder hole holiday hollow
holy home homeless homeowner homework honest honey honor honour hook hope horizon horn horrible horror horse hose hospital host hostage
hostel hostile hot hotel hour house household housing hug huge hull hum human humanitarian humanity humor humour hundreds hunger hungry
hunt hunter hurricane hurt husband hybrid hydraulic hydrogen hymn hype hypothesis ice icon idea ideal identical identification identify
identity ideology idle ignore ill illegal illness illustrate image imagination imagine immediate immense immigrant immigration immune
impact imperil implement implementation implication implicit imply import importance important importer impose impossible impress
impression impressive improve improvement incentive incident include inclusive inclusivity income incorporate increase incredible
increment incremental independence independent index indicate indication indicator indigenous individual industrial industry inevitable
infancy infant infection inference infiltrate infinite inflation inflict influence influential inform informal information
infrastructure infuse ingredient inherent initial initiative inject injection injure injury ink inn inner innocent innovate innovation
innovative innovator input inquiry insect insert inside insider insight insist insolvent inspect inspection inspector inspiration
inspire install installation instance instant institute institution institutional instruct instruction instructor instrument insult
insurance insurer insurgent intact intake integrate integration integrity intellect intellectual intelligence intelligent intend intense
intensity intent intention interact interaction interest interested interesting interface interference interim interior intermediate
internal international internet interpret interpretation interrupt interval intervene intervention interview interviewer intimate
intraday intricate introduce introduction invade invasion invent invention inventory invest investigate investigation investigator
investment investor invitation invite invocation involve involvement iron ironic irony irrigate island isle isolate issue item iteration
ivory jacket jail jar jaw jazz jealous jeans jelly jet jetliner jewel jewellery jihadist jitter job join joint joke journal journalism
journalist journey joy judge judgement judgment judicial juice jump jungle junior jurisdiction juror jury justice justify keen keep kept
kernel kettle key keynote kick kid kidnapper kidney kill killer kilometer kind king kingdom kit kitchen knee kneel knew knife knock know
knowledge known lab label labor laboratory labour lack ladder lady laid lake lamb lamp land landing landlord landmark landscape lane
language laptop large largest laser late latest laugh launch laundry lava law lawmaker lawn lawsuit lawyer lay layer layoff layout lazy
lead leader leadership leading leaf league leak lean leap learn learner lease leather leave lecture led left leg legacy legal legend
legislation legislative legislator legislature legitimate leisure lemon lend lender length lengthy lens lent leopard lesson let letter
lettuce level leverage liability liberal liberty library licence license lick lid lie lieutenant life lifestyle lifetime lift light
lightweight limb limit limitation limited line linen lineup link lion lip liquid liquidity list listen listing lit literal literary
literature lithium litigation live liver livery living load loan lobby lobe local locate located location lock locker loft log logic
logical logistics logo lonely long-haul long-term look loop loose lord lose loss lost lot loud lounge love lovely lover low lower loyal
loyalist luck lucky luggage lump lunch lung lure luxury machine machinery mad made magazine magic magnet magnitude maid maiden mail main
mainland mainstream maintain maintenance major majority make maker male mall mammal man manage management manager mandate manifest
manner manual manufacture manufacturer manufacturing map maple marble march margin marine mark market marketer marketing marketplace
marriage married marry marsh marvel mask mass massive master match mate material materialize math matter mature maximum mayor meadow
meal mean meaning meaningful means meant measure measurement meat mechanic mechanical mechanism medal media mediate medic medical
medication medicine medium meet meeting mega melody melt member membership memo memorial memory men mental mention mentor merchandise
merchant mercury mercy mere merge merger merit merry mess message met metal metaphor method metric metro metropolitan micro middle
midnight midst migrant migration mild milestone militant military militia milk mill millions mimic mind mine miner mineral minimal
minimum mining minister ministry minor minority minute miracle mirror miss missile mission mist mistake mix mixture mob mobile mobility
mode model moderate modern modernise modernize modest modify module moist mole molecule mom moment momentum monetary money monitor monk
monkey monopoly monster month monthly monument mood moon moral morning mortality mortgage mosque mosquito moss motel moth mother motion
motivate motivation motor motorcyclist motorist mount mountain mouse mouth move movement movie mud mug mule multi multimodal
multinational multiple mummy municipal murder muscle museum music musical musician mustard mutual mystery myth nail naked name named
narrative narrow nasty nation national nationalist nationalize nationwide native natural nature naval navigate navigation necessary
necessitate necessity neck need negative neglect negotiate negotiation negotiator neighbor neighborhood neighbour neighbourhood nerve
nervous nest net net-zero network neural neutral new newcomer newly news newsletter newspaper nice niche nickel niece night nightmare
ninety nobel noble nod noise nominate nomination nominee non noon norm normal north northern nose note notebook notice notion notorious
noun nourish novel nuclear nude numb number nurse nut oak oath obey object objection objective obligation obscene obscure observation
observe observer obstacle obtain obvious occasion occasional occupation occupy occur ocean odd odds offense offer offering office
officer official offset offshore oil old olive omnichannel ongoing onion online onlooker open opening opera operate operating operation
operational operator opinion opponent opponents opportunity oppose opposite opposition optic optical optimise optimism optimistic
optimize option oral orange orbit orchard orchestra order ordinary ore organ organic organisation organise organiser organization
organize organizer orient origin original originate orphan ought outage outbreak outcome outfit outgoing outlet outline outlook
outperform output outset outsider outstanding oval oven overcome overhaul overnight overseas oversee overshadow overtake overview
overwhelm owe owl owner ownership ox oxygen pace pack package pact paddle page paid pain painful paint painter painting pair palace palm
pan panel panic pants paper parade paradigm paragraph parallel paramedic parcel pardon parent parental parents parish park parking
parliament parliamentary parrot part partial participant participate participation partner partnership party pass passage passenger
passion passionate passive passport password paste pasture patch patent path patience patient patrol pattern pause pave paw pay payment
payroll peace peaceful peach peak pear pearl pedal pedestrian peel peer peg pen penalty pencil penetrate pension pensioner people pepper
percent percentage perception perfect perform performance performer perfume peril period permanent permeate permission permit perpetuate
person personal personality personnel perspective persuade pet petition petrol pharmaceutical phase phenomenon philosophy phone photo
photograph photographer phrase physical physician physics piano pick picture pie piece pier pig pill pillow pilot pin pine pink pint
pioneer pipe pipeline pirate pitch pity pivot place plague plain plan plane planet planner plant plaster plastic plate platform play
playback player plea plead pleasant pleasure pledge plenty plot pluck plug plum plumber plummet plunge pocket poem poet poetry point
poison pole police policeman policy polish political politician politics poll pollution pond pony pool poor pop pope popular popularity
population pork port porter portfolio portion portrait pose position positive possess possession possibility possible post postpone
posture pot potato potential pottery pouch pound poverty powder power powered powerful powerhouse practical practice praise pray prayer
pre preacher precaution precede precedent precious precise predecessor predict prediction predictive predispose prefer preference
pregnant preliminary premier premise premium preparation prepare prescription presence present presentation preserve presidency
president presidential press pressure prestigious pretend pretty prevail prevent prevention previous prey price pricing prick pride
priest primary prime prince princess principal principle print printer prior priority prison prisoner privacy private privatise
privilege prize pro probability probe problem procedure proceed proceeding proceeds process processing processor proclaim procurement
produce producer product production productive productivity profession professional professor profile profit profitability profitable
profound program programme programmer programming progress progressive prohibit project projection prolong prominent promise promising
promote promoter promotion prompt prone proof propaganda proper property proportion proposal propose proposition proprietary prose
prosecute prosecution prosecutor prospect prosperity protect protection protein protest protester protocol prototype protracted proud
prove proverb provide provider province provincial provision psychological pub public publication publicity publish publisher publishing
pudding pull pulse pump pumpkin pundit punish punishment pupil puppy purchase purchaser pure purple purpose purse pursue pursuit push
put puzzle qualify quality quantity quantum quarrel quarter quarterly queen query quest question queue quick quiet quilt quit quota
quote rabbit race racer racing radar radiation radical radio raft rage rail railroad railway rain rainbow raise rally ramp ran ranch
random rang range rank ranking rape rapid rare rash rat rate rating ratio rationale raven raw razor reach react reaction read reader
readiness reading ready reaffirm real realistic reality realize reap rear reason reasonable rebel rebound rebuild recall receipt receive
receiver recent reception recession recipe recipient reciprocal recite reckon reclaim recognise recognition recognize recommend
recommendation reconstruction record recording recover recovery recruit recruiter recruitment recycle red redirect reduce reduction reef
refer referee reference referendum refinery reflect reflection reform refuel refugee refuse regard regime region regional register
registration regret regrettable regular regulate regulation regulator regulatory reign rein reinforce reject relate relation relations
relationship relative relax relay release relevant reliable relic relief relieve religion religious reluctant rely remain remainder
remake remark remarkable remedy remember remind reminder remnant remote remove renew renewable renewables renowned rent rental repair
repeat replace replacement reply report reporter represent representation representative republic republican reputation request require
requirement rerun rescue rescuer research researcher resemble resent reservation reserve reservoir reshape resident residential resign
resignation resist resistance resolution resolve resort resource respect respective respond respondent response responsibility
responsible rest restaurant restoration restore restrict restriction restructure restructuring result resume retail retailer retain
retire retiree retirement retreat return reunion reveal revelation revenue reverse review revise revision revival revive revolution
revolutionary reward rhetoric rhythm rib ribbon rice rich rid riddle ride rider ridge rifle right ring riot rioter rip ripe rise risen
risk risky rival river road roadmap roar roast rob robe robot robotics robust rock rocket rod rode role roll rollout romance romantic
roof room root rope rose rotate rotten rough round route routine row royal royalty rubber rug rugby ruin rule ruler ruling rumor rumour
run runner running runway rural rush sack sacrifice sad saddle safe safety said sail sailor saint sake salary sale sales salesman salmon
salt sample sanction sand sang sank sat satellite satisfaction satisfy sauce sausage save saving savings saw say scalability scalable
scale scandal scar scare scarf scenario scene scent sceptic schedule scheme scholar scholarship school science scientific scientist
scope score scores scramble scrap scratch screen screening script scrub scrutiny sculpture sea seal seam seamless search season seat
secret secretary section sector secular secure securities security sedan seed seedling seek seen segment seize select selection self
sell seller semi semiconductor senate senator send senior sensation sense sensitive sensor sent sentence sentiment separate sequence
sequential sergeant series serious servant serve server service session set setback setting settle settlement settler setup seventy
severe severity sex sexual shade shadow shake shallow shame shape share shared shareholder shark sharp sharpen shatter shave she shed
sheep sheer sheet shelf shell shelter shepherd sheriff shield shift shine shiny ship shipment shipping shirt shiver shock shoe shook
shoot shooter shooting shop shopper shopping shore short shortage shorten shot shoulder shout shovel show showcase shower shown shrank
shrimp shrink shrub shut shuttle shy sick side sidewalk siege sieve sigh sight sign signal signature significance significant silence
silent silicon silk silver similar simple simulation sin sing singer single sink sister sit site situation sixteen sixty size skeleton
skeptic sketch skew ski skill skin skip skirt skull sky slam slap slash slave sleep sleeve slender slice slid slide slight slim slip
slogan slope slot slow slump small smart smartphone smell smile smoke smoker smooth smuggle snack snail snake snap sneeze snow soak soap
soar sob soccer social socialist societal society sock sofa soft software soil solar sold soldier sole solid solution solve somewhat
song sophisticate sorry sort sought soul sound soup sour source south southern sovereign sow soy space span spare spark spawn speak
speaker spear spearhead special specialist specialty species specific specification spectacular spectator spectrum speculate speculation
sped speech speed spell spend spending spent spice spicy spider spike spill spin spine spirit spiritual spit splash split spoil spoke
spoken spokesman spokesperson spokeswoman sponge sponsor spoon sport spot spouse sprawl spray spread spy squad square squash squeeze
squirrel stabilise stability stabilize stable stack stadium staff staffer stage stain stair stake stakeholder stall stamp stand standard
standardized standing star stare start start-up starter startup starve state statement station statistic statistical statistics statue
status statute stay steady steak steal steam steel steep steering stem step stereo stern stick stiff stimulate stimulus sting stir stock
stocks stole stolen stomach stone stood stool stop storage store storm story stove straight strain strait strange stranger strategic
strategist strategy straw strawberry stray streak stream streaming streamline street strength strengthen stress stretch stride strike
striker string strip stroke strong struck structural structure struggle stuck student studio study stuff stunning stupid style
subcontractor subject submarine submission submit subprime subscriber subscription subsequent subsidiary subsidy substance substantial
substitute subtle suburb succeed success successful successive successor suck sudden sue suffer sufficient suffix sugar suggest
suggestion suicide suit suitable suite sum summary summit sun sunny sunset sunshine super superficial superior superjumbo supervise
supervisor supplement supplier supply support supporter suppose supreme surf surface surfer surge surgeon surgery surpass surprise
surprising surround surveillance survey survival survive survivor suspect suspend suspension suspicion sustain sustainability
sustainable swallow swamp swan swap sway swear sweat sweater sweep sweet swell swept swift swim swimmer swing switch sword swore swung
symbol sympathy symptom sync syndicate syndrome synergy syrup system table tablet tackle tactic tag tagline tail tailor take takeaway
taken takeover tale talent talk tall tame tan tangible tank tanker tap tape target tariff task taste taught tax taxation taxi taxpayer
tea teach teacher teaching team tear tease tech technical technician technique technological technology teen teenager telecom
telecommunications telephone telescope televise television tell temper temperature temple temporary tempt tenant tend tendency tender
tennis tens tension tent term terminal terrace terrain terrible terrify territory terror terrorism terrorist test testify testimony
testing text textile thank theater theatre theft theme theory therapist therapy thesis thick thief thigh thin think thinker thirst thorn
thought thousands thread threat threaten threshold threw thrill thrive throat throne throw thrown thrust thumb thunder tick ticket
tickle tide tie tiger tight timber time timeline timid timing tin tiny tip tired tissue title toad toast tobacco toe toilet token told
tomato tomb ton tone tongue tonne took tool tooth top topic torch tornado torture total touch touchscreen tough tour tourism tourist
tournament towel tower town toxic toy trace track traction tractor trade trademark trader trading tradition traditional traffic tragedy
tragic trail train trainer training trait tram trance transaction transatlantic transfer transform transformation transformative
transfusion transit transition translate translation transmission transmit transparency transparent transplant transport transportation
trap trash travel traveler traveller tray treacherous treasure treasury treat treatment treaty treble tree trek tremble tremendous
trench trend trial tribe tribunal tribute trick trigger trillion trim trip triple triumph troop trooper troops trophy trouble trousers
truck true trumpet trunk trust truth try tsunami tube tug tumble tumor tumour tune tunnel turbine turbulence turbulent turkey turmoil
turn turnaround turnout turnover turtle tutor tv tweet twice twilight twin twist twofold type typical tyre ubiquitous ugly ulcer
ultimate umbrella unable unanimous uncertain uncertainty uncle undergo underlie underline underlying undermine underpin understand
understanding understood undertake undertaken undetermined unemployment unexpected unfold unhappy uniform unify union unique unit unite
united unity universal universe university unknown unleash unlike unlikely unlock unmatched unparalleled unprecedented unusual unveil
upcoming update upgrade upheld upper upset urban urge urgent urine usability usage use useful user usual utility utilize utter vacation
vaccine vague vain valley valuable valuation value van vandal vanish variable variation variety various vary vast vault vegan vegetable
vehicle veil vein velvet vendor venture venue verb verdict verify verse version vessel veteran veterinarian viable vice vicious victim
victory video view viewer villa village villager vine vinegar vineyard violate violation violence violent violet violin virgin virtual
virtue virus visa visible vision visit visitor visual vital vivid vocabulary vocal voice volatility volcano volume voluntary volunteer
vote voter voting voucher vow vowel voyage vulnerable wage waist wait waiter wake walk wall wallet wander want war ward warehouse warm
warn warning warrant warrior wash waste watch watchdog water wave wax way weak weaken weakness wealth wealthy weapon wear weather weave
web website wedding weed week weekend weekly weep weigh weight weird welcome welfare went west western wet whale wheat wheel whip
whisper whistle white wholesale wicked wide widen widescreen widespread widow width wife wild wildfire wildlife willing willingness
willow win wind window wine wing wink winner wipe wire wireless wisdom wise wish wit withdraw withdrawal withdrawn withdrew witness
wizard wolf woman women won wonder wonderful wood wooden wool word wore work worker workforce working workplace workshop world worldwide
worm worry worse worsen worship worst worth worthy wound wrap wrestler wrist write writer writing written wrong wrote yacht yard year
yell yellow yen yield yogurt young youngster youth zebra zero zip zone zoo
""")

_ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "er",
    "ers",
    "ly",
    "'s",
    "ness",
    "al",
    "able",
    "r",
    "rs",
    "st",
    "est",
    "n't",
    "ment",
    "ion",
    "ions",
    "y",
)


@lru_cache(maxsize=16384)
def is_ordinary(word: str) -> bool:
    """Whether a word is ordinary English, in upper or lower case and with common endings: "Investors", "rapidly", "Announcing"."""
    low = word.lower().replace("’", "'")
    if low in FUNCTION or low in _COMMON:
        return True
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            stem = low[: -len(ending)]
            if stem in _COMMON or stem in FUNCTION or stem + "e" in _COMMON:
                return True
            if ending in ("ing", "ed", "er", "ers", "est") and stem[-1] == stem[-2] and stem[:-1] in _COMMON:
                return True
            if ending in ("es", "ed", "er", "ers", "est", "ly") and stem.endswith("i") and stem[:-1] + "y" in _COMMON:
                return True
    if low.endswith("ies") and low[:-3] + "y" in _COMMON:
        return True
    if "-" in low:
        return all(part and (is_ordinary(part) or part.isdigit()) for part in low.split("-"))
    for prefix in ("un", "re", "over", "under", "out", "mis", "dis", "non", "pre", "inter"):
        if low.startswith(prefix) and len(low) > len(prefix) + 3 and low[len(prefix) :] in _COMMON:
            return True
    return False
