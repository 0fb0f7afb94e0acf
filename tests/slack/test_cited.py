"""Where a sentence of a team's own document stands is told with it."""

from bot.guide.reply import Cited
from bot.slack.views.controls import Controls

LINK = "https://acme.slack.com/archives/C1/p1700000000000100"


def _told(cite: Cited, language: str) -> str:
    blocks = list(Controls("zh" if language == "zh" else "en").sources((cite,)))
    return str(blocks[0]["elements"][0]["text"])


def test_a_document_is_named_with_page_and_heading_and_opened_at_its_message() -> None:
    cite = Cited("en/document-1#4", "Rules", "Rules.pdf", LINK, leaf=3, heading="Strollers › Loans")
    assert _told(cite, "en") == f"〔<{LINK}|Rules> · p. 3 · Strollers › Loans〕"
    assert _told(cite, "zh") == f"〔<{LINK}|Rules> · 第 3 页 · Strollers › Loans〕"


def test_a_page_of_the_corpus_is_named_by_its_title() -> None:
    assert _told(Cited("en/method-nps#0", "NPS", "a book"), "en") == "〔NPS〕"


def test_an_address_that_is_none_is_not_made_a_link() -> None:
    assert _told(Cited("x", "Rules", "r", "https://a|<!channel>"), "en") == "〔Rules〕"
    assert _told(Cited("x", "Rules", "r", "file:///srv/rules.md"), "en") == "〔Rules〕"
