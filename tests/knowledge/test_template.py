"""Industry pages as suggestions."""

import pytest

from knowledge.page import INDUSTRIES
from knowledge.template import detect_industry, template, templates


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("industry", INDUSTRIES)
def test_every_industry_has_a_template_whose_stages_are_whole(industry, language):
    found = template(industry, language)
    assert found is not None
    assert 4 <= len(found.stages) <= 8
    for stage in found.stages:
        assert stage.intro
        assert 3 <= len(stage.touchpoints) <= 6
        assert 2 <= len(stage.pain_points) <= 4
        assert 1 <= len(stage.metrics) <= 3
        assert all(pain.tags for pain in stage.pain_points)
    assert found.persona_example
    assert found.goal_example


def test_both_languages_have_the_same_stages_in_number():
    assert [len(one.stages) for one in templates("zh")] == [len(one.stages) for one in templates("en")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_stage_cites_the_passage_that_it_is_read_from(language):
    from knowledge.corpus_pages import own_passages

    for one in templates(language):
        passages = {passage.id: passage for passage in own_passages(one.page, language)}
        for stage in one.stages:
            assert stage.touchpoints[0].name in passages[stage.passage_id].text


@pytest.mark.parametrize(
    ("text", "industry"),
    [
        ("帮我们梳理网点开户旅程", "bank_branch"),
        ("help us map hotel check-in", "hotel"),
        ("手机银行转账", "bank_mobile"),
        ("our online shop's delivery", "ecommerce"),
        ("连锁餐厅排队就餐", "restaurant"),
        ("onboarding in our SaaS product", "saas"),
        ("patients at a clinic", "healthcare"),
        ("filing an insurance claim", "insurance"),
        ("a Sunday walk", None),
        ("", None),
    ],
)
def test_the_industry_is_heard_from_its_names(text, industry):
    assert detect_industry(text) == industry
