"""What becomes a link."""

import pytest

from statements.citations.web_addresses import is_web_address


@pytest.mark.parametrize(
    "place",
    ["https://irp.fas.org/offdocs/psd/psd-10.html", "http://www.gpo.gov/fdsys/pkg/STATUTE-132/"],
)
def test_an_address_of_the_web_is_one(place: str) -> None:
    assert is_web_address(place)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("github:owner/repository file.xml", id="a file in a repository"),
        pytest.param("(memory)", id="a word"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("javascript://example.org/%0aalert(1)", id="a script dressed as an address"),
        pytest.param("//elsewhere.example/", id="no scheme"),
        pytest.param("https://example.org/ (second page)", id="an address and a remark"),
        pytest.param("https:path-only", id="no host"),
        pytest.param("http://[::1", id="half a host"),
        pytest.param("http://[", id="a bracket for a host"),
        pytest.param("http://@/", id="a user and no host"),
        pytest.param("https://example.org/\tx", id="a tab"),
        pytest.param("", id="nothing"),
    ],
)
def test_anything_else_stays_text(place: str) -> None:
    assert not is_web_address(place)
