"""Small made files, as they come from outside."""
# ruff: noqa: E501  (lines of the files)

from __future__ import annotations

LAW = """<?xml version="1.0" encoding="UTF-8"?>
<pLaw xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:dc="http://purl.org/dc/elements/1.1/">
<?I50 PUBLIC LAW 115-441-JAN. 14, 2019?>
<meta><dc:title>Public Law 115-441: To help prevent acts of genocide.</dc:title>
<docNumber>441</docNumber><congress>115</congress><publicPrivate>public</publicPrivate></meta>
<preface><page>132 STAT. 5586</page><docNumber>115-441</docNumber></preface>
<main><longTitle><officialTitle>To help prevent acts of genocide.</officialTitle></longTitle>
<section><num value="1">SECTION 1. </num><heading>SHORT TITLE.</heading>
<content>This Act may be cited as the <shortTitle role="act">“Made Act of 2018”</shortTitle>.</content>
</section>
<section><num value="3">SEC. 3. </num>
<sidenote><p>22 USC 2656 note.</p></sidenote><heading>POLICY.</heading>
<chapeau>It is the policy to—</chapeau>
<paragraph><num value="1">(1) </num><content>regard prevention as an interest;
<page>132 STAT. 5587</page></content></paragraph>
<paragraph><num value="2">(2) </num><content>work with Govern\u00adments, of which
<page>132 STAT. 5588</page>some are partners<ref class="footnoteRef">1</ref><note type="footnote">So in
original.</note>; and</content></paragraph>
<subsection><num value="b">(b) </num><heading><inline>Quoted</inline>.—</heading><content>Section 7 is
amended by adding “<quotedContent><paragraph><num value="3">“(3) </num><content>new
words.”</content></paragraph></quotedContent>.</content></subsection>
</section></main></pLaw>
"""

BILL = """<?xml version="1.0" encoding="UTF-8"?>
<bill xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:dc="http://purl.org/dc/elements/1.1/">
<meta><dc:type>House Bill</dc:type><docNumber>1865</docNumber>
<citableAs>116 HR 1865 ENR</citableAs><congress>116</congress><docStage>Enrolled Bill</docStage></meta>
<main><division><num value="J">DIVISION J—</num><heading>FOREIGN POLICY</heading>
<title><num value="IV">TITLE IV—</num><heading>OTHER</heading>
<section><num value="501">SEC. 501. </num><heading>ELSEWHERE.</heading><content>Other.</content></section>
</title>
<title><num value="V">TITLE V—</num><heading>GLOBAL FRAGILITY</heading>
<section><num value="501">SEC. 501. </num><heading>SHORT TITLE.</heading><content>This title may be cited
as the “<shortTitle role="title">Global Fragility Act of 2019</shortTitle>”.</content></section>
<section><num value="599">SEC. 599. </num><heading>ADDED.</heading><content>Added words.</content></section>
</title></division></main></bill>
"""

CODE = """<?xml version="1.0" encoding="UTF-8"?>
<section xmlns="http://xml.house.gov/schemas/uslm/1.0" identifier="/us/usc/t22/s9801">
<num value="9801">§ 9801.</num><heading> Committees defined</heading>
<content>In this chapter, the term means two committees.</content>
<sourceCredit>(<ref href="/us/pl/116/94/dJ/tV/s502">Pub. L. 116–94, § 502</ref>,
<ref href="/us/stat/133/3060">133 Stat. 3060</ref>.)</sourceCredit>
<notes><note><heading>Genocide</heading><p><ref href="/us/pl/115/441">Pub. L. 115–441</ref>, provided
that:<quotedContent origin="/us/pl/115/441"><section><num value="3">“SEC. 3.</num>
<heading> STATEMENT OF POLICY.</heading><content>“It shall be the policy.”</content></section>
</quotedContent></p></note></notes></section>
"""

STRATEGY = """National Security Strategy

May 2010

The United States is committed to working with our allies, and to strengthening our own internal
capabilities, in order to ensure that the United States and the international community are
proactively engaged in a strategic effort to prevent mass atrocities and genocide.

{more}
"""


def strategy(more: str = "And so the text goes on.") -> bytes:
    return STRATEGY.format(more=more).encode()
