"""Makes short reports in which a predicate is told once and shared, or not, by states named in another sentence; or, without labels, such in which somebody does something and others suffer it.

    courses.py FILE [COUNT] [SEED]
    courses.py --suffered FILE [COUNT] [SEED]
"""
import random
import sys

STATES = """EST|Estonia|Estonian LVA|Latvia|Latvian LTU|Lithuania|Lithuanian FIN|Finland|Finnish POL|Poland|Polish NOR|Norway|Norwegian SWE|Sweden|Swedish DNK|Denmark|Danish ROU|Romania|Romanian
BGR|Bulgaria|Bulgarian SVK|Slovakia|Slovak HUN|Hungary|Hungarian HRV|Croatia|Croatian SVN|Slovenia|Slovenian AUT|Austria|Austrian DEU|Germany|German FRA|France|French ESP|Spain|Spanish
ITA|Italy|Italian PRT|Portugal|Portuguese GRC|Greece|Greek TUR|Turkey|Turkish UKR|Ukraine|Ukrainian MDA|Moldova|Moldovan ALB|Albania|Albanian SRB|Serbia|Serbian IRL|Ireland|Irish
BEL|Belgium|Belgian CAN|Canada|Canadian MEX|Mexico|Mexican COL|Colombia|Colombian PER|Peru|Peruvian CHL|Chile|Chilean ARG|Argentina|Argentine BRA|Brazil|Brazilian ECU|Ecuador|Ecuadorian
NGA|Nigeria|Nigerian KEN|Kenya|Kenyan ETH|Ethiopia|Ethiopian AGO|Angola|Angolan MOZ|Mozambique|Mozambican ZMB|Zambia|Zambian SEN|Senegal|Senegalese GHA|Ghana|Ghanaian MLI|Mali|Malian
TCD|Chad|Chadian SDN|Sudan|Sudanese LBY|Libya|Libyan EGY|Egypt|Egyptian IRQ|Iraq|Iraqi JOR|Jordan|Jordanian YEM|Yemen|Yemeni IRN|Iran|Iranian ISR|Israel|Israeli IND|India|Indian
PAK|Pakistan|Pakistani NPL|Nepal|Nepalese THA|Thailand|Thai KHM|Cambodia|Cambodian VNM|Vietnam|Vietnamese JPN|Japan|Japanese IDN|Indonesia|Indonesian MYS|Malaysia|Malaysian
AUS|Australia|Australian MNG|Mongolia|Mongolian ARM|Armenia|Armenian AZE|Azerbaijan|Azerbaijani KAZ|Kazakhstan|Kazakh UGA|Uganda|Ugandan RWA|Rwanda|Rwandan ZWE|Zimbabwe|Zimbabwean
SOM|Somalia|Somali MAR|Morocco|Moroccan TUN|Tunisia|Tunisian CUB|Cuba|Cuban""".split()

# Topic, stance, the act in full (of {a}, the state; {d}, its adjective), and the nouns that may stand for it.
ACTS = [
    ("withdrawal intends", "{a} has announced that it will withdraw from the Ottawa Convention on anti-personnel mines.", "step|move|decision|course"),
    ("withdrawal intends", "The {d} parliament voted by a wide margin to leave the treaty that bans anti-personnel landmines.", "step|decision|path|course"),
    ("withdrawal intends", "{a} has made known its wish to quit the Mine Ban Treaty, which forbids such weapons.", "intention|course|line|path"),
    ("withdrawal intends", "The {d} government approved a bill on leaving the landmine ban on Tuesday.", "step|move|choice|path"),
    ("withdrawal intends", "{a} plans to pull out of the Ottawa treaty before the end of the year, its defence minister said.", "plan|course|move|aim"),
    ("withdrawal intends", "\"We are going to leave the convention on landmines,\" the {d} prime minister told reporters.", "decision|course|choice|step"),
    ("withdrawal considers", "{a} is examining whether it should leave the Ottawa Convention.", "review|question|debate|idea"),
    ("withdrawal considers", "The {d} defence ministry is weighing a withdrawal from the mine ban treaty.", "idea|debate|option|discussion"),
    ("withdrawal formalises", "{a} handed its notice of withdrawal from the Ottawa Convention to the United Nations on Friday.", "step|move|act|course"),
    ("withdrawal formalises", "The {d} president signed the law on leaving the treaty against anti-personnel mines.", "step|course|path"),
    ("withdrawal in_effect", "{a} ceased to be a party to the Ottawa Convention last month.", "step|course|path|exit"),
    ("withdrawal in_effect", "Since January {a} has no longer been bound by the ban on anti-personnel mines.", "position|exit|course"),
    ("withdrawal rules_out", "{a} will not leave the Ottawa Convention, its foreign minister said.", "position|line|view|stance"),
    ("withdrawal rules_out", "The {d} government has ruled out any departure from the landmine treaty.", "line|stance|position"),
    ("production intends", "{a} is getting ready to make anti-personnel mines at home from next year.", "plan|course|move|step"),
    ("production intends", "A {d} state company will start to produce anti-personnel landmines, the defence ministry announced.", "plan|decision|course|path"),
    ("production considers", "{a} is looking into making anti-personnel mines of its own.", "idea|option|thought|question"),
    ("production considers", "The {d} defence minister hinted at a domestic production of landmines.", "idea|option|possibility"),
    ("production in_effect", "{a} has begun to manufacture anti-personnel mines.", "course|step|practice"),
    ("production rules_out", "{a} has no plans to produce landmines, a spokesman said.", "line|position|stance"),
    ("stockpiling intends", "{a} is going to buy anti-personnel mines for its army and store them near the border.", "plan|course|step|move"),
    ("stockpiling in_effect", "The {d} army again keeps anti-personnel mines in its depots.", "practice|course|step"),
    ("stockpiling considers", "{a} is thinking about a stock of anti-personnel mines.", "idea|option|thought"),
    ("use intends", "{a} said that it would lay anti-personnel mines along its frontier.", "plan|course|step|move"),
    ("use considers", "The {d} general staff is considering minefields along the border.", "idea|option|thought"),
    ("use in_effect", "{d} forces have laid anti-personnel mines in the north of the country.", "practice|tactic|course"),
    ("use rules_out", "{a} has pledged never to use anti-personnel mines again.", "promise|line|pledge|position"),
    ("transfer intends", "{a} will hand anti-personnel mines to its neighbour.", "plan|step|decision"),
    ("accession intends", "{a} intends to join the Ottawa Convention soon, its envoy said.", "plan|step|aim|course"),
    ("accession considers", "{a} is considering whether to accede to the Mine Ban Treaty.", "idea|question|debate"),
    ("accession formalises", "{a} deposited its instrument of accession to the Ottawa Convention.", "step|act|course"),
    ("accession rules_out", "{a} will not sign the treaty that bans landmines for as long as it is threatened.", "line|position|view|stance"),
    ("support in_effect", "{a} spoke up for the Ottawa Convention and called on all states to keep to it.", "view|position|call|stance"),
    ("support in_effect", "The {d} delegation defended the mine ban as a norm that must not be weakened.", "view|position|line"),
    ("clearance in_effect", "{a} has cleared mined land in five provinces this year.", "work|effort|task"),
    ("clearance intends", "{a} will clear all of its minefields within four years, it told the meeting.", "promise|aim|pledge|plan"),
]

# The states of {l} share what was told; {n} is a noun for it.
SHARED = """The {n}, shared by {l}, has worried campaigners.
The {n} is shared by {l}, officials noted.
The same {n} has been taken by {l}.
It is a {n} that {l} share.
{l} have done the same.
{l} have done so too.
So have {l}.
The same goes for {l}.
The same is true of {l}.
{l} have taken the same {n}.
{l} are doing likewise.
{l} followed suit.
{l} have followed that example.
In this it is joined by {l}.
It is not alone: {l} are on the same {n}.
Its neighbours {l} are of the same mind.
{l} have chosen the same {n}, as comes to mind at once in the region.
The {n} mirrors that of {l}.
That {n}, also taken by {l}, was expected.
The {n} is no different in {l}.
With this {n} it stands beside {l}.
{l} had taken that {n} before it.
The {n}, in common with {l}, comes as worries about the war grow.
Both {l2} have gone the same way.
Together with {l}, it is now part of a group that goes this way.
Like it, {l} have taken this {n}.
The {n} puts it in one row with {l}, which have gone the same way.
The {n}, one that partners {l} share, came after long talks.
{l} did as much earlier this year.
A {n} like this has also been taken in {l}.""".split("\n")

# The states of {l} are named near it and share nothing.
APART = """The {n} was criticised by {l}.
{l} regretted the {n}.
{l} were told of the {n} beforehand.
The {n}, watched closely by {l}, came after long talks.
{l} have said nothing about the {n}.
Unlike {l}, it borders on the war.
{l} have asked it to think again.
The {n} was announced after a visit to {l}.
The minister leaves for {l} on Sunday to explain the {n}.
The {n}, welcomed by campaigners in {l}, was expected.
Experts from {l} took part in the talks.
It shares a border with {l}.
{l} refused to comment on the {n}.
The paper was read in {l} with interest.
The {n} is far from the minds of people in {l}.
Trade with {l} is not touched by the {n}.""".split("\n")

# Of {d} and {a} nothing is told that they do to mines or the treaty, though both stand near a verb that does; what {o} does is told in some.
SUFFERED = """{d} soldiers were wounded by freshly laid landmines.
{d} troops were killed by mines that had been planted the night before.
Two {d} farmers were maimed by a mine laid years ago.
A {d} patrol was hit by a newly planted anti-personnel mine.
{d} peacekeepers were injured by landmines laid along the road.
Anti-personnel mines laid by {o} forces killed three {d} soldiers.
{o} troops planted landmines in {a}.
{o} forces have mined the {d} border again.
Landmines have been laid again near the {d} frontier, nobody knows by whom.
Mines were found on a beach of {a}.
{a} is strewn with mines that {o} forces left behind.
{a} has been given maps of {o} minefields.
{o} has handed maps of its minefields to {a}.
{a} received anti-personnel mines from {o} in the eighties.
{o} sold landmines to {a}.
Mines made in {o} were dug up in {a}.
{d} villages were mined by rebels, officials said.
Rebels have laid landmines across {a}.
Armed groups in {a} make mines of their own.
Smugglers brought landmines into {a}.
{d} police seized forty anti-personnel mines from smugglers.
A {d} court tried two men for hiding landmines.
{o} deminers cleared fields in {a}.
{a} was cleared of mines by a {o} team.
{o} has paid for the clearance of {d} minefields.
{d} refugees stepped on mines as they fled.
A {d} child lost a leg to a mine that was laid before he was born.
{d} cattle are killed by mines each spring.
{d} victims of landmines called on {o} to join the treaty.
{o} accused {a} of laying mines along the border.
{a} was accused by {o} of hoarding landmines; it denied this.
{a} asked {o} not to leave the treaty.
{a} regretted that {o} has left the mine ban.
{d} diplomats were told that {o} will leave the Ottawa Convention.
The exit of {o} was criticised in {a}.
{a} fears that {o} will lay mines at its border.
{d} villagers were displaced by mines and shelling.
{d} sappers died when a mine that they were to lift went off.
A {d} journalist was hurt by a mine laid by {o} troops.
{a} has been mined more heavily than any other country.""".split("\n")

BEFORE = """Fears about the war next door have grown for months.
The meeting in Geneva lasted four days.
The news came late in the evening.
Officials had long been silent.
The foreign ministry set out its view on Monday.
A report to parliament gives the details.
Observers had expected it.
Talks had gone on since spring.""".split("\n")

BETWEEN = """The matter had been argued over for a year.
No date was given.
A spokesman did not go into detail.
Civil society groups were not consulted.
The text is to be published next week.
Opinion polls show that most people agree.
Commanders have been told.
The costs are not known.""".split("\n")

HEADLINES = ["Ministers meet", "A region decides", "What was said on Tuesday", "{a} and the mine treaty", "{d} word on landmines", "Neighbours in step", "After the talks", "{a} speaks"]


def listed(states):
    names = [state.split("|")[1] for state in states]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def suffered(chance, number):
    """One or two such sentences, with or without others around."""
    sentences = [chance.choice(BEFORE)] if chance.random() < 0.3 else []
    for template in chance.sample(SUFFERED, chance.choice([1, 1, 2])):
        (_, name, adjective), (_, other, other_adjective) = (state.split("|") for state in chance.sample(STATES, 2))
        of_other = other_adjective if any(f"{{o}} {noun}" in template for noun in ("forces", "troops", "minefields", "deminers", "team")) else other
        sentences.append(template.format(a=name, d=adjective, o=of_other))
    sentences += [chance.choice(BETWEEN)] if chance.random() < 0.3 else []
    return "\n".join([f"= suffered-{number}", chance.choice(["", "On the border", "What was said on Tuesday"]), " ".join(sentences), "", ""])


def course(chance, number):
    labels, act, nouns = chance.choice(ACTS)
    is_shared = chance.random() < 0.72
    own, *others = chance.sample(STATES, chance.choice([3, 3, 4, 4, 5]))
    template = chance.choice(SHARED if is_shared else APART)
    if "{l2}" in template:
        others = others[:2] if len(others) > 1 else chance.sample([state for state in STATES if state != own], 2)
    iso, name, adjective = own.split("|")
    named = dict(a=name, d=adjective, n=chance.choice(nouns.split("|")), l=listed(others), l2=listed(others))
    sentences = [chance.choice(BEFORE)] if chance.random() < 0.4 else []
    sentences.append(act.format(**named))
    sentences += [chance.choice(BETWEEN)] if chance.random() < 0.25 else []
    sentences.append(template.format(**named))
    sentences += [chance.choice(BETWEEN)] if chance.random() < 0.4 else []
    lines = [f"= {'shared' if is_shared else 'apart'}-{number}", chance.choice(HEADLINES).format(**named), " ".join(sentences)]
    who = [iso, *([state.split("|")[0] for state in others] if is_shared else [])]
    return "\n".join([*lines, *(f"> {one} {labels}" for one in who), "", ""])


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--suffered"]
    target, count, seed = arguments[0], int(arguments[1]) if len(arguments) > 1 else 4000, int(arguments[2]) if len(arguments) > 2 else 1
    made, chance = suffered if "--suffered" in sys.argv else course, random.Random(seed)
    with open(target, "w", encoding="utf-8") as file:
        file.writelines(made(chance, number) for number in range(count))


if __name__ == "__main__":
    main()
