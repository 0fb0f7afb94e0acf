"""feedback: every row that customers said in the files of a journey, as CSV."""

import csv
import io

import typer

from bot.cli import office, printing
from bot.cli.options import IdOrTitle, Out, Workspace
from bot.cli.words import hint
from bot.usecases.handing.feedback import comments

COLUMNS = ("file", "text", "question", "score", "day", "about")


def register(app: typer.Typer) -> None:
    app.command("feedback", help=hint("feedback"))(feedback)


def feedback(asked: IdOrTitle, out: Out = None, workspace: Workspace = None) -> None:
    from bot.material.out.rows import harmless

    told = io.StringIO(newline="")
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    with office.store() as open_store:
        one = office.located(open_store, asked, workspace)
        with open_store() as opened:
            for handed, comment in comments(opened, one.workspace, one.line.id):
                row = (handed.offer.name, comment.text, comment.question, comment.score, comment.day, comment.product)
                writer.writerow([harmless(cell) for cell in row])
    printing.deliver(told.getvalue().encode("utf-8-sig"), out, "feedback.csv")
