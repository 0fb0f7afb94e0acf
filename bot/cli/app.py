"""The commands, put together."""

import typer

from bot.cli import (
    assistants,
    chat,
    feedback,
    journeys,
    knowledge,
    life,
    operations,
    parts,
    privacy,
    reading,
    review,
    serving,
    tracking,
)
from bot.cli.trouble import Trouble
from bot.cli.words import hint

app = typer.Typer(
    name="journey",
    help=hint("app"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def options(
    lang: str = typer.Option("", "--lang", metavar="zh|en", help=hint("lang"), show_default=False),
) -> None:
    """The language is read from the arguments before this runs; here it only has to be one that there is."""
    if lang not in ("", "zh", "en"):
        raise Trouble("wrong_lang", asked=lang)


for part in (
    serving,
    chat,
    journeys,
    feedback,
    life,
    reading,
    review,
    operations,
    assistants,
    tracking,
    privacy,
    parts,
):
    part.register(app)
app.add_typer(knowledge.app, name="kb", help=hint("kb"))
