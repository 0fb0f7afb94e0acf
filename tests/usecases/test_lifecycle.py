"""A whole message is a wish for the map; words about archives and copies inside an answer are an answer."""

import pytest

from bot.usecases.lifecycle import wanted


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Archive this map, please!", "archive"),
        ("請把這張圖歸檔", "archive"),
        ("把这张图归档。", "archive"),
        ("let's unpublish it", "unpublish"),
        ("撤回发布", "unpublish"),
        ("Reopen the map", "reopen"),
        ("取消归档", "reopen"),
        ("make a copy", "duplicate"),
        ("麻烦复制这张图", "duplicate"),
        ("the clerk archives the form", None),
        ("archive", "archive"),
        ("archive, then call the customer", None),
        ("make a copy of the passport", None),
        ("客户要复印证件，复制一份给柜员", None),
        ("恢复", None),
        ("publish", None),
    ],
)
def test_what_is_asked_of_the_whole_map(text: str, does: str | None) -> None:
    assert wanted(text) == does
