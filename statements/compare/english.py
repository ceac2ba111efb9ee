"""What the comparison knows of English, in three lists to read and to amend.

Words that are in none of them carry meaning.
"""

from __future__ import annotations

# Shared, they prove nothing; alone between marks, they stay unmarked.
SMALL = frozenset(
    """
    a an the
    and but so as than then thus also
    of to in on at by for from with into onto upon over under within through throughout
    between among amongst during about across toward towards per via
    am is are was were be been being has have had having do does did doing done
    i me my mine we us our ours you your yours he him his she her hers it its
    they them their theirs one's oneself itself himself herself themselves ourselves
    this that these those such same other others
    who whom whose which what when where while whereas how why there here
    it's that's there's here's what's let's i'm we're you're they're we've you've they've i've
    """.split()
)

# They turn a sentence: who must, who may, how many, on what condition. Shared, they prove
# nothing; but one that is not shared is never passed over.
TURNING = frozenset(
    """
    must shall should may might can could will would ought
    not no nor never none neither nothing nobody without cannot
    can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't
    shouldn't wouldn't couldn't mustn't
    i'll we'll you'll he'll she'll it'll they'll i'd we'd you'd he'd she'd they'd
    or either if unless until except only even
    all any every each some both many most more much few fewer less least
    """.split()
)

# Forms that no rule of endings explains.
IRREGULAR = {
    form: base
    for base, forms in {
        "agree": "agreed",
        "become": "became",
        "begin": "began begun",
        "bring": "brought",
        "build": "built",
        "child": "children",
        "come": "came",
        "die": "dies died dying",
        "crisis": "crises",
        "find": "found",
        "flee": "fled",
        "free": "freed",
        "give": "gave given",
        "go": "went gone goes",
        "guarantee": "guaranteed",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "lose": "lost",
        "make": "made",
        "man": "men",
        "mean": "meant",
        "meet": "met",
        "say": "said",
        "see": "saw seen",
        "seek": "sought",
        "speak": "spoke spoken",
        "stand": "stood",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "understand": "understood",
        "use": "used using uses",
        "woman": "women",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
