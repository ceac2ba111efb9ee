"""A further address that is none is refused in words."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from statements.models import Legislation, StrategyDocument


@pytest.mark.parametrize(
    "line",
    ["http://[", "javascript:alert(1)", "//evil", "http://a b", "ftp://a.gov/x", "state.gov"],
)
@pytest.mark.parametrize("model", [StrategyDocument, Legislation])
def test_a_further_address_is_a_web_address(record: None, model: type[Any], line: str) -> None:
    held = model.objects.first()
    held.other_urls = ["https://www.state.gov/a", line]
    with pytest.raises(ValidationError) as refused:
        held.full_clean()
    [message] = refused.value.message_dict["other_urls"]
    assert message.startswith(f"“{line}” is not a web address. Write all of it, from http://")


@pytest.mark.parametrize("value", [5, [5], "text", {"a": "b"}])
def test_what_is_no_list_of_addresses_is_refused_in_words(record: None, value: object) -> None:
    held = StrategyDocument.objects.get(slug="nss-2010")
    held.other_urls = value
    with pytest.raises(ValidationError):
        held.full_clean()
