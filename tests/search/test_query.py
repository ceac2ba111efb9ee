"""A visitor's text is understood, whatever it is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.query import (
    All,
    AnyOf,
    Cites,
    Field,
    Like,
    Node,
    Not,
    Phrase,
    Prefix,
    Reference,
    Understood,
    Word,
    Years,
    understand,
)

VOCABULARY = {
    "president": {
        "obama": "Obama",
        "trump": "Trump",
        "gw-bush": "G. W. Bush",
        "ghw-bush": "G. H. W. Bush",
    },
    "administration": {"44": "Obama (44)", "45": "Trump (45)", "47": "Trump (47)"},
    "document": {"nss-2006": "NSS (2006)", "nss-2010": "NSS (2010)", "psd-10": "PSD-10 (2011)"},
    "kind": {
        "strategy": "Strategy",
        "strategy-review": "Strategy review",
        "report-to-congress": "Report to Congress",
    },
    "topic": {
        "icc": "International Criminal Court",
        "ad-hoc-and-hybrid-tribunals": "Ad hoc and hybrid tribunals",
    },
}


def read(text: str) -> Understood:
    return understand(text, VOCABULARY)


def words(text: str) -> Node:
    return All(tuple(map(Word, text.split())))


def phrase(text: str, slop: int = 0) -> Phrase:
    return Phrase(tuple(text.split()), slop)


ORDINARY: dict[str, tuple[str, Node | None]] = {
    "nothing": ("", None),
    "white space": (" \t\n ", None),
    "one word": ("genocide", Word("genocide")),
    "two words": ("genocide prevention", words("genocide prevention")),
    "a word twice": ("genocide genocide", Word("genocide")),
    "a phrase": ('"responsibility to protect"', phrase("responsibility to protect")),
    "small words in quotation marks": ('"the"', phrase("the")),
    "small words beside others": ("the prevention of genocide", words("prevention genocide")),
    "small words alone": ("to be", words("to be")),
    "curly quotation marks": ("“core national”", phrase("core national")),
    "German quotation marks": ("„core national“", phrase("core national")),
    "French quotation marks": ("«core national»", phrase("core national")),
    "nearness": ('"genocide prevention"~5', phrase("genocide prevention", 5)),
    "nearness of one word": ('"genocide"~5', phrase("genocide")),
    "hyphen": ("law-enforcement", words("law enforcement")),
    "dash": ("law–enforcement", words("law enforcement")),
    "em dash": ("law—enforcement", words("law enforcement")),
    "spaced dash": ("law – enforcement", words("law enforcement")),
    "slash": ("war/peace", words("war peace")),
    "possessive": ("America’s interest", words("America interest")),
    "straight possessive": ("America's interest", words("America interest")),
    "possessive of a plural": ("nations' interest", words("nations interest")),
    "possessive in quotation marks": ('"America’s interest"', phrase("America s interest")),
    "apostrophe": ("O’Brien", words("O Brien")),
    "single quotation marks": ("'ethnic cleansing'", words("ethnic cleansing")),
    "accent": ("Générale", Word("Générale")),
    "accent in two signs": ("Ge\u0301ne\u0301rale", Word("Générale")),
    "soft hyphen": ("geno\u00adcide", Word("genocide")),
    "initials": (
        "S.C.S.L.",
        AnyOf((phrase("S C S L"), phrase("SCSL"), phrase("Special Court for Sierra Leone"))),
    ),
    "figures": ("2,000 troops", words("2 000 troops")),
    "punctuation": ("war, crimes; (peace)!", words("war crimes peace")),
    "in all capitals": ("WAR CRIMES", words("WAR CRIMES")),
    "AND": ("war AND crimes", words("war crimes")),
    "&": ("war & crimes", words("war crimes")),
    "&&": ("war && crimes", words("war crimes")),
    "plus": ("+war +crimes", words("war crimes")),
    "OR": ("war OR crimes", AnyOf((Word("war"), Word("crimes")))),
    "|": ("war | crimes", AnyOf((Word("war"), Word("crimes")))),
    "or in small letters": ("war or crimes", words("war crimes")),
    "OR of phrases": ('"war crimes" OR tribunal', AnyOf((phrase("war crimes"), Word("tribunal")))),
    "brackets": (
        "(war OR crimes) genocide",
        All((AnyOf((Word("war"), Word("crimes"))), Word("genocide"))),
    ),
    "brackets of words": (
        "(war crimes) OR genocide",
        AnyOf((words("war crimes"), Word("genocide"))),
    ),
    "brackets in brackets": ("((war (crimes)))", words("war crimes")),
    "minus": ("war -crimes", All((Word("war"), Not(Word("crimes"))))),
    "minus alone in the query": ("-war", Not(Word("war"))),
    "true minus": ("war −crimes", All((Word("war"), Not(Word("crimes"))))),
    "minus a phrase": ('war -"law of war"', All((Word("war"), Not(phrase("law of war"))))),
    "minus brackets": ("war -(law peace)", All((Word("war"), Not(words("law peace"))))),
    "minus a hyphened word": (
        "war -law-enforcement",
        All((Word("war"), Not(phrase("law enforcement")))),
    ),
    "minus a small word": ("war -the", All((Word("war"), Not(Word("the"))))),
    "NOT": ("war NOT crimes", All((Word("war"), Not(Word("crimes"))))),
    "AND NOT": ("war AND NOT crimes", All((Word("war"), Not(Word("crimes"))))),
    "NOT twice": ("war -(-crimes)", words("war crimes")),
    "not in small letters": ("war not peace", words("war not peace")),
    "NOT and minus": ("war NOT -crimes", words("war crimes")),
    "hyphen after a phrase": ('"war"-crimes', All((phrase("war"), Word("crimes")))),
    "minus one word of a name": (
        "war -International Criminal Court",
        All((Word("war"), Not(Word("International")), Word("Criminal"), Word("Court"))),
    ),
    "small word beside what is excluded": ("the -war", All((Word("the"), Not(Word("war"))))),
    "prefix": ("genocid*", Prefix("genocid")),
    "prefix and comma": ("genocid*, war", All((Prefix("genocid"), Word("war")))),
    "prefix after a hyphen": ("law-enforc*", All((Word("law"), Prefix("enforc")))),
    "minus a prefix": ("war -crim*", All((Word("war"), Not(Prefix("crim"))))),
    "public law": ("P.L. 115-441", Reference("pl-115-441", "P.L. 115-441")),
    "public law, long": (
        "Pub. L. No. 115–441",
        Reference("pl-115-441", "Pub. L. No. 115–441"),
    ),
    "section": ("§ 1210D", Reference("sec-1210d", "§ 1210D")),
    "section beside words": (
        "section 5 training",
        All((Reference("sec-5", "section 5"), Word("training"))),
    ),
    "sections": (
        "§§ 5 and 6",
        All((Reference("sec-5", "§§ 5"), Reference("sec-6", "6"))),
    ),
    "section of a title": (
        "section 2656 of title 22, United States Code",
        Reference("usc-22-2656", "section 2656 of title 22, United States Code"),
    ),
    "minus a citation": (
        "war -E.O. 13729",
        All((Word("war"), Not(Reference("eo-13729", "E.O. 13729")))),
    ),
    "minus a section": ("war -§ 5", All((Word("war"), Not(Reference("sec-5", "§ 5"))))),
    "citation in brackets": (
        "war (P.L. 115-441)",
        All((Word("war"), Reference("pl-115-441", "P.L. 115-441"))),
    ),
    "citation after a slash": ("war/§ 5", All((Word("war"), Reference("sec-5", "§ 5")))),
    "citation in quotation marks": ('"P.L. 115-441"', phrase("P L 115 441")),
    "field": ("president:obama", Field("president", ("obama",))),
    "field by label": ("president:Obama", Field("president", ("obama",))),
    "field in capitals": ("PRESIDENT:obama", Field("president", ("obama",))),
    "field with several values": ("president:obama,trump", Field("president", ("obama", "trump"))),
    "field in quotation marks": (
        'topic:"ad hoc and hybrid tribunals"',
        Field("topic", ("ad-hoc-and-hybrid-tribunals",)),
    ),
    "field by part of the name": ("president:bush", Field("president", ("gw-bush", "ghw-bush"))),
    "field by the beginning of slugs": (
        "document:nss",
        Field("document", ("nss-2006", "nss-2010")),
    ),
    "field: a whole name before a part": ("kind:strategy", Field("kind", ("strategy",))),
    "minus a field": ("war -kind:strategy", All((Word("war"), Not(Field("kind", ("strategy",)))))),
    "field in a sentence": (
        "war president:obama.",
        All((Word("war"), Field("president", ("obama",)))),
    ),
    "colon of a sentence": ("President: peace", words("President peace")),
    "colon word that is no field": ("note:peace", words("note peace")),
    "web address": ("https://example.org", words("https example org")),
    "year": ("year:2010", Years(2010, 2010)),
    "years": ("year:2010..2017", Years(2010, 2017)),
    "years with a hyphen": ("year:2010-2017", Years(2010, 2017)),
    "years with a dash": ("year:2010–2017", Years(2010, 2017)),
    "years backwards": ("year:2017..2010", Years(2010, 2017)),
    "years up to": ("year:..2006", Years(None, 2006)),
    "years from": ("year:2010..", Years(2010, None)),
    "like": ("like:nss-2006-a", Like("nss-2006-a")),
    "cites": ("cites:PSD-10", Cites("psd-10")),
    "cites, with spaces": ('cites:"Pub. L. No. 115-441"', Cites("pl-115-441")),
    "cites a run": (
        'cites:"22 U.S.C. §§ 9801–9803"',
        AnyOf((Cites("usc-22-9801"), Cites("usc-22-9802"), Cites("usc-22-9803"))),
    ),
}


@pytest.mark.parametrize(("text", "node"), ORDINARY.values(), ids=ORDINARY)
def test_what_is_in_order_is_understood_without_repair(text: str, node: Node | None) -> None:
    understood = read(text)
    assert understood.node == node
    assert not understood.repairs
    assert not understood.differs


CLOSED = "The quotation mark was closed at the end."
STAR = "An asterisk was left out: it belongs at the end of a word, after two letters or more."
TILDE = "A tilde was left out: it belongs after a phrase in quotation marks, before a number."
MINUS = "A minus sign was left out: it belongs right before what must not be found."
BRACKETS = "Brackets were added to show how OR was read."
EMPTY = "Empty brackets were left out."
NO_WORDS = "There is no word in it to look for."
CUT = "The query was cut: up to 50 words and 500 letters can be used."
OR_ALONE = "OR was left out: it needs something before and after it."

REPAIRED: dict[str, tuple[str, str, str]] = {
    "quotation mark open": ('war "crimes of war', 'war "crimes of war"', CLOSED),
    "quotation mark at the end": ('war crimes"', "war crimes", CLOSED),
    "quotation marks around nothing": ('war ""', "war", "Empty quotation marks were left out."),
    "minus nothing quoted": ('war -""', "war", "Empty quotation marks were left out."),
    "bracket open": ("(war OR crimes", "war OR crimes", "The bracket was closed at the end."),
    "bracket closed": (
        "war) crimes",
        "war crimes",
        "A closing bracket without an opening one was left out.",
    ),
    "brackets around nothing": ("war ()", "war", EMPTY),
    "minus empty brackets": ("war -()", "war", EMPTY),
    "brackets too deep": (
        "(" * 11 + "war" + ")" * 11,
        "war",
        "Brackets within more than 10 others were left out.",
    ),
    "OR first": ("OR war", "war", OR_ALONE),
    "OR last": ("war OR", "war", OR_ALONE),
    "OR alone": ("OR", "", OR_ALONE),
    "OR twice": ("war OR OR crimes", "war OR crimes", OR_ALONE),
    "AND last": ("war AND", "war", "AND was left out: it needs something before and after it."),
    "NOT last": ("war NOT", "war", "NOT was left out: nothing to exclude stands after it."),
    "OR beside words": ("law war OR crimes", "law (war OR crimes)", BRACKETS),
    "AND and OR": ("law AND war OR crimes", "(law war) OR crimes", BRACKETS),
    "minus alone": ("war - crimes", "war crimes", MINUS),
    "star alone": ("war *", "war", STAR),
    "star of one letter": ("g*", "g", STAR),
    "star first": ("*cide", "cide", STAR),
    "star within": ("geno*cide", "geno-cide", STAR),
    "star in quotation marks": (
        '"mass atrocit*"',
        '"mass" atrocit*',
        "Within quotation marks no word can end in an asterisk: such words are looked for apart.",
    ),
    "stars": (
        "aa* bb* cc* dd* ee* ff* gg* hh* ii*",
        "aa* bb* cc* dd* ee* ff* gg* hh* ii",
        "Up to 8 words can end in an asterisk; the others were taken as whole words.",
    ),
    "tilde after a word": ("genocide~2", "genocide", TILDE),
    "tilde without a number": ('"war crimes"~', '"war crimes"', TILDE),
    "too far apart": (
        '"war crimes"~900',
        '"war crimes"~50',
        "At most 50 other words can stand between those of a phrase.",
    ),
    "emoji": ("🙂", "", NO_WORDS),
    "punctuation alone": ("?!… §", "", NO_WORDS),
    "NUL alone": ("\x00", "", NO_WORDS),
    "too many words": (" ".join(map(str, range(60))), " ".join(map(str, range(50))), CUT),
    "too long a word": ("x" * 10_000, "x" * 500, CUT),
    "too many letters": (f"{'x' * 450} {'y' * 100} z", "x" * 450, CUT),
    "brackets that hid a citation": (
        "P.L. (115-441",
        "P.L. 115-441",
        "The bracket was closed at the end.",
    ),
}


@pytest.mark.parametrize(("text", "repaired", "sentence"), REPAIRED.values(), ids=REPAIRED)
def test_what_is_not_in_order_is_repaired_and_said(text: str, repaired: str, sentence: str) -> None:
    understood = read(text)
    assert understood.text == repaired
    assert sentence in understood.repairs
    assert understood.differs
    assert understood.node == read(repaired).node


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("\x00war\x07crimes\x7f", words("war crimes")),
        ("🙂 war 🙂", Word("war")),
        ("\ud800war", Word("war")),
        ("war\u200bcrimes", Word("warcrimes")),
    ],
    ids=["control characters", "emoji", "half a character", "invisible signs"],
)
def test_signs_of_no_meaning_are_passed_over(text: str, node: Node) -> None:
    assert read(text).node == node


@pytest.mark.parametrize(
    ("text", "name", "value", "nearest"),
    [
        ("president:obma", "president", "obma", "obama"),
        ("topic:nobody", "topic", "nobody", None),
        ("institution:icc", "institution", "icc", None),
        ("year:20o9", "year", "20o9", None),
        ("year:..", "year", "..", None),
        ("year:0", "year", "0", None),
        ("like:?", "like", "?", None),
        ("cites:peace", "cites", "peace", None),
        ('document:"nss 2011"', "document", "nss 2011", "nss-2010"),
    ],
)
def test_a_value_that_nobody_knows_is_named_and_left_out(
    text: str, name: str, value: str, nearest: str | None
) -> None:
    understood = read(f"war -{text}")
    assert understood.node == Word("war")
    assert understood.text == "war"
    assert understood.differs
    assert not understood.repairs
    (unknown,) = understood.unknown
    assert (unknown.name, unknown.value.rstrip(".") or value, unknown.nearest) == (
        name,
        value,
        nearest,
    )


def test_of_several_values_the_known_ones_stand() -> None:
    understood = read("president:obama,lincoln")
    assert understood.node == Field("president", ("obama",))
    assert understood.text == "president:obama"
    assert [unknown.value for unknown in understood.unknown] == ["lincoln"]


def test_questions_lose_what_asks() -> None:
    understood = read("What did they say about genocide prevention?")
    assert understood.node == words("genocide prevention")
    assert understood.left_out == ("What", "did", "they", "say", "about")
    assert read("who can say").node == words("who can say")
    assert Word("say") in getattr(read("they say genocide").node, "nodes", ())


def test_plain_words_may_be_misspelt() -> None:
    understood = read(
        'genocyde the "exact phrse" -exclded prefx* (tribunl OR 2010) ICC P.L. 115-441'
    )
    assert set(understood.words) == {"genocyde", "tribunl"}


@pytest.mark.parametrize(
    "text",
    [
        "mass atrocities",
        "mass atrocities prevention",
        "what about mass atrocities prevention",
        "ICC mass atrocities",
    ],
)
def test_of_plain_words_most_may_do(text: str) -> None:
    assert read(text).loose


@pytest.mark.parametrize(
    "text",
    [
        "atrocities",
        "the atrocities",
        'mass atrocities "prevention"',
        "mass atrocities prevention -war",
        "mass atrocities OR prevention war",
        "mass atrocities prevention president:obama",
        "mass atrocities prevent*",
        "mass atrocities prevention P.L. 115-441",
    ],
)
def test_what_was_asked_for_exactly_is_not_relaxed(text: str) -> None:
    assert not read(text).loose


def test_of_a_name_each_word_may_do_or_another_name() -> None:
    board = (phrase("APB"), phrase("Atrocity Prevention Board"))
    assert read("Atrocities Prevention Board meetings").loose == (
        *(AnyOf((Word(word), *board)) for word in "Atrocities Prevention Board".split()),
        Word("meetings"),
    )
    (short,) = read("R2P").loose
    assert words("responsibility protect") in getattr(short, "nodes", ())


@pytest.mark.parametrize(
    ("text", "node"),
    [
        (
            "genocide war OR crimes",
            All((Word("genocide"), AnyOf((Word("war"), Word("crimes"))))),
        ),
        ("genocide AND war OR crimes", AnyOf((words("genocide war"), Word("crimes")))),
        (
            "genocide -war OR crimes",
            All((Word("genocide"), AnyOf((Not(Word("war")), Word("crimes"))))),
        ),
    ],
)
def test_and_binds_closest_then_or_then_standing_side_by_side(text: str, node: Node) -> None:
    assert read(text).node == node


# Known names


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("ICC", "International Criminal Court"),
        ("icc", "International Criminal Court"),
        ("I.C.C.", "International Criminal Court"),
        ("ICC’s", "International Criminal Court"),
        ("international criminal court", "ICC"),
        ("the International Criminal Court", "ICC"),
        ("R2P", "responsibility to protect"),
        ("responsibility to protect", "R2P"),
        ("counterterrorism", "counter-terrorism"),
        ("counter-terrorism", "counterterrorism"),
        ("counter terrorism", "counterterrorism"),
        ("U.N.", "United Nations"),
    ],
)
def test_a_known_name_finds_its_other_names(text: str, other: str) -> None:
    understood = read(text)
    assert isinstance(understood.node, AnyOf)
    assert Phrase(tuple(other.replace("-", " ").split())) in understood.node.nodes
    (widening,) = understood.widenings
    assert other in widening.names
    narrow = read(widening.narrow)
    assert not narrow.widenings
    assert isinstance(narrow.node, Phrase)


def test_a_name_in_a_query_can_be_narrowed_by_itself() -> None:
    understood = read("war ICC -(peace OR law) R2P")
    assert [widening.narrow for widening in understood.widenings] == [
        'war "ICC" -(peace OR law) R2P',
        'war ICC -(peace OR law) "R2P"',
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"ICC"',
        "-ICC",
        "NOT ICC",
        "-(ICC war)",
        "ICC*",
        "court criminal international",
        '"International Criminal Court"',
        "international OR criminal court",
        "us",
    ],
)
def test_what_is_quoted_excluded_or_in_another_order_never_widens(text: str) -> None:
    assert not read(text).widenings


def test_the_longest_name_counts() -> None:
    (widening,) = read("U.S. Strategy to Prevent Conflict and Promote Stability").widenings
    assert "SPCPS" in widening.names


def test_names_stand_together_on_either_side_of_or() -> None:
    node = read("ICC OR International Criminal Court").node
    assert isinstance(node, AnyOf)
    assert len(node.nodes) == 2


def test_a_directive_is_a_citation_and_a_name() -> None:
    node = read("PSD 10").node
    assert isinstance(node, AnyOf)
    assert Reference("psd-10", "PSD 10") in node.nodes
    assert phrase("Presidential Study Directive on Mass Atrocities") in node.nodes


@pytest.mark.parametrize(
    "name", ["Obama", "President Obama", "Barack Obama", "the Obama administration", "Obama’s"]
)
def test_a_president_beside_other_words_is_where_to_look(name: str) -> None:
    understood = read(f"{name} accountability")
    assert isinstance(understood.node, All)
    named, word = understood.node.nodes
    assert isinstance(named, AnyOf)
    assert Field("president", ("obama",)) in named.nodes
    assert word == Word("accountability")
    assert understood.widenings[0].names == ("president:obama",)
    assert not read(understood.widenings[0].narrow).widenings


@pytest.mark.parametrize(
    "text", ["Obama", "the Obama", "What did Obama say?", "Biden war", "Obama year:2010"]
)
def test_a_president_alone_or_not_in_the_record_is_a_word(text: str) -> None:
    assert not read(text).widenings


def test_two_presidents_of_one_name_are_both_meant() -> None:
    (widening,) = read("Bush genocide").widenings
    assert widening.names == ("president:ghw-bush,gw-bush",)


@pytest.mark.parametrize(
    "name", ["Truman", "President Truman", "Harry S. Truman", "harry s. truman"]
)
def test_a_president_whom_the_file_does_not_know_goes_by_the_name_in_the_record(name: str) -> None:
    earlier = VOCABULARY | {"president": {"harry-s-truman": "Harry S. Truman"}}
    node = understand(f"did {name} mention genocide", earlier).node
    assert isinstance(node, All)
    named, word = node.nodes
    assert Field("president", ("harry-s-truman",)) in getattr(named, "nodes", ())
    assert word == Word("genocide")


@pytest.mark.parametrize("text", ["land grant colleges", "where was Charles Taylor standing trial"])
def test_a_word_or_half_a_name_is_no_president(text: str) -> None:
    earlier = {"president": {"zachary-taylor": "Zachary Taylor", "ulysses-s-grant": "Grant"}}
    assert not understand(text, earlier).widenings


@pytest.mark.parametrize(
    "text", ["NSS 2006", "intervention in 2006", "what did the 2006 strategy say", "Bush 2006"]
)
def test_a_year_beside_something_else_is_also_when(text: str) -> None:
    understood = read(text)
    year = AnyOf((Word("2006"), Years(2006, 2006)))
    assert year in getattr(understood.node, "nodes", ())
    widening = next(each for each in understood.widenings if each.typed == "2006")
    assert widening.names == ("year:2006",)
    assert phrase("2006") in getattr(read(widening.narrow).node, "nodes", ())


@pytest.mark.parametrize(
    "text",
    ["2006", "in 2006", "2006 troops", "Resolution 1970", "H.R. 1865", "S. 1900", 'war "2006"'],
)
def test_a_figure_that_may_be_no_year_is_a_word(text: str) -> None:
    assert not any(each.names == (f"year:{each.typed}",) for each in read(text).widenings)


LAWS = VOCABULARY | {
    "legislation": {
        "ewgapa-2018": "Elie Wiesel Genocide and Atrocities Prevention Act of 2018",
        "caesar-2019": "Caesar Syria Civilian Protection Act of 2019",
        "child-soldiers-2008": "Child Soldiers Accountability Act of 2008",
    }
}


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("section 5 of the Elie Wiesel Act", "ewgapa-2018"),
        ("§ 5 EWGAPA", "ewgapa-2018"),
        ("Child Soldiers Accountability Act section 2", "child-soldiers-2008"),
    ],
)
def test_a_law_beside_a_section_is_where_the_section_stands(text: str, law: str) -> None:
    understood = understand(text, LAWS)
    (widening,) = understood.widenings
    assert f"legislation:{law}" in widening.names
    assert any(
        Field("legislation", (law,)) in getattr(node, "nodes", ())
        for node in getattr(understood.node, "nodes", ())
    )


def test_a_law_by_itself_is_no_place_to_look() -> None:
    assert "legislation:ewgapa-2018" not in understand("Elie Wiesel Act", LAWS).widenings[0].names


# Whatever is typed

PARTS = [
    *'"“()*~-–—:&|+,.§’',
    *"AND OR NOT and the ICC PSD-10 Obama U.S. section § 5 P.L. 115-441 war crimes".split(),
    *("president:", "obama", "year:", "2010..", "like:", "*", "~5", "g*", "genocid*", "  ", "\x00"),
    *("International Criminal Court", "law-enforcement", "🙂", "é", "e\u0301", "responsibility to"),
]
QUERIES = st.one_of(
    st.text(max_size=200),
    st.text(alphabet='ab "()*~-:OR', max_size=60),
    st.lists(st.sampled_from(PARTS), max_size=30).map("".join),
    st.lists(st.sampled_from(PARTS), max_size=30).map(" ".join),
)


@given(QUERIES)
def test_what_was_understood_is_understood_again(text: str) -> None:
    understood = read(text)
    again = read(understood.text)
    assert again.node == understood.node
    assert again.text == understood.text
    assert not again.repairs
    assert not again.unknown
    assert again.widenings == understood.widenings
    assert (understood.node is None) == (understood.text == "")


@given(QUERIES)
def test_white_space_around_a_query_means_nothing(text: str) -> None:
    assert read(f"  {text}\n").node == read(text).node


@given(QUERIES)
def test_without_a_widening_a_query_has_one_less(text: str) -> None:
    understood = read(text)
    for widening in understood.widenings:
        narrow = read(widening.narrow)
        assert widening.typed.casefold() not in {each.typed.casefold() for each in narrow.widenings}


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        '"' * 10_001,
        "-" * 10_000,
        "* " * 5_000,
        "a OR " * 2_500,
        "§ 5 " * 2_500,
        "(a OR (" * 1_500,
        "president:" * 1_000,
        "a*" * 5_000,
        "U." * 5_000,
        "5" * 10_000,
        "P.L. " * 2_000,
        '"a*" ' * 2_000,
        "title 22 " * 1_200,
        "section 5(b)" + "(1)" * 3_000,
    ],
    ids=lambda text: f"{text[:12]}…",
)
def test_ten_thousand_characters_of_anything_take_no_time(text: str) -> None:
    began = time.process_time()
    understood = read(text)
    assert time.process_time() - began < 0.5
    again = read(understood.text)
    assert again.node == understood.node
    assert not again.repairs
