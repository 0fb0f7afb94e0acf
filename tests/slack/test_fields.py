"""Slack's own controls in a form, there and back through real Bolt: what was chosen arrives as what it means."""

from datetime import date
from pathlib import Path

import pytest

from bot.guide.form import Form, FormField
from bot.guide.form_faults import faults
from bot.guide.form_fields import NONE
from bot.playground.views import View
from bot.usecases.inbound import Clicked, Submitted
from tests.slack.office import Office, office
from tests.slack.test_said import STAGES, begun

MANY = tuple((f"t{n}", f"Touchpoint {n}") for n in range(400))
FIELDS = (
    FormField("due", "Due", "2026-03-31", kind="date"),
    FormField("owner_person", "Owner", kind="person"),
    FormField("baseline", "Now", "20.5", kind="number"),
    FormField("touchpoint", "Where", "t250", kind="choice", options=MANY),
    FormField("moment_of_truth", "Moment of truth", "yes", kind="toggle", options=(("yes", "It decides"),)),
    FormField("status", "Status", "doing", kind="choice", options=((NONE, "(none)"), ("doing", "under way"))),
)
FORM = Form("action", "a1", "Edit the action", "Save", "Cancel", FIELDS, "en", about="Stage: *Arrive*", seen=7)


def shown(slack: Office, form: Form) -> View:
    said, _ = begun(slack)
    slack.mouth.post(slack.world.team, _, STAGES, "turn-1", again=False)
    slack.world.click(slack.world.wait_for_reply(said), "Edit")
    waiting = slack.world.modal(slack.world.mia)
    view = slack.inbox.only(Clicked).view
    assert view
    slack.mouth.show_form(slack.world.team, view, form, "journey-1")
    return slack.world.wait_for_view(waiting)


def sent(slack: Office, changed: dict[str, object]) -> dict[str, str]:
    done = slack.world.submit(shown(slack, FORM), changed)
    assert (done.errors, done.failed) == ({}, "")
    submitted = slack.inbox.only(Submitted)
    assert submitted.seen == 7
    return dict(submitted.fields)


def test_what_stands_there_comes_back_as_it_stands(slack: Office) -> None:
    assert sent(slack, {}) == {f.name: f.value for f in FIELDS}


def test_what_was_chosen_is_what_arrives(slack: Office) -> None:
    raj = slack.world.raj.id
    chosen = {"due": "2026-12-01", "owner_person": raj, "baseline": "7", "touchpoint": "t399", "status": NONE}
    assert sent(slack, {**chosen, "moment_of_truth": []}) == {**chosen, "moment_of_truth": ""}


def test_a_fault_stands_beside_its_field(tmp_path: Path) -> None:

    def wrong(form: str, fields: tuple[tuple[str, str], ...], language: str) -> tuple[tuple[str, str], ...]:
        return tuple(faults(form, {**dict(fields), "kpi": "x"}, "en", date(2026, 1, 15)).items())

    with office(tmp_path, validate=wrong) as slack:
        done = slack.world.submit(shown(slack, FORM), {"baseline": "many"})
        assert set(done.errors) == {"baseline"}
        assert "many" in done.errors["baseline"]


@pytest.mark.parametrize("year", ["20260-01-01", "0026-01-01"])
def test_a_date_of_another_age_is_no_date(year: str) -> None:

    assert set(faults("action", {"due": year}, "zh", date(2026, 1, 15))) == {"due"}
