"""Citations in pages: escaped, in their faces, and data that nothing in it can end."""

import json

from django.template import Context, Template

from statements.citations.runs import italic, line, small_caps
from statements.templatetags.citations import data_block, faces


def test_faces_are_elements_and_words_are_escaped() -> None:
    runs = line("A & B, ", italic("<i>Title</i>"), ", ", small_caps("Body"))
    assert faces(runs) == (
        'A &amp; B, <i>&lt;i&gt;Title&lt;/i&gt;</i>, <span class="caps">Body</span>'
    )


def test_nothing_ends_a_block_of_data_early() -> None:
    hostile = {"text": "</script><script>alert(1)</script><!-- & “é”"}
    page = Template("{% load citations %}{% data_block data %}").render(Context({"data": hostile}))
    assert "<" not in page
    assert json.loads(page) == hostile
    assert data_block({}) == "{}"
