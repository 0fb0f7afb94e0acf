"""What stands in a person's App Home beside the list of journeys: their actions, and the workspace in numbers."""

from bot.guide.form import Form, FormField
from bot.guide.reply import Button, Section
from bot.journey.model import Language
from bot.usecases.portfolio import ActionLine, Scope, Slice
from bot.usecases.requests.acting import line
from bot.usecases.requests.digests import stop, when
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.request import Request, unpacked
from bot.usecases.requests.summarising import overview
from prompts import render

MOST = 5  # actions shown at home
FORM = "result"


def mine(inquiry: Inquiry) -> tuple[Section, ...]:
    """The asker's open actions, the latest first, each with what can be done about it."""
    asked = Scope(inquiry.audiences, owner=inquiry.author.name)
    page = inquiry.store.portfolio.actions(inquiry.tenant, asked, "open", inquiry.today.isoformat(), Slice(MOST))
    if not page.total:
        return (Section(inquiry.say("home.none_mine")),)
    every = Request("actions", {"owner": inquiry.author.name})
    more = (inquiry.button("more", every, n=page.total - MOST),) if page.total > MOST else ()
    head = Section(inquiry.say("home.mine", n=page.total), buttons=more)
    return (
        head,
        *(Section(line(inquiry, one).removeprefix("- "), buttons=choices(inquiry, one)) for one in page.lines),
    )


def choices(inquiry: Inquiry, action: ActionLine) -> tuple[Button, ...]:
    """What its owner may say of an action by one tap."""
    id = f"{action.journey}:{action.id}"
    return (
        inquiry.button("done", Request("update", {"id": id, "status": "done"}), primary=True),
        inquiry.button("later", Request("update", {"id": id, "due": "+7"})),
        inquiry.button("blocked_by", Request("blocked", {"id": id})),
        Button("result", inquiry.say("buttons.result"), Request("update", {"id": id}).packed()),
    )


def standing(inquiry: Inquiry) -> tuple[Section, ...]:
    """What comes to the person by itself, each with a tap that ends it."""
    every = inquiry.store.subscriptions.of_person(inquiry.tenant, inquiry.author.id)
    told = [
        Section(inquiry.say("home.digest", when=when(inquiry, one)), buttons=(stop(inquiry, one.id),)) for one in every
    ]
    wanted = inquiry.store.subscriptions.preferences(inquiry.tenant, inquiry.author.id)
    say = inquiry.say("nudge.standing", on=wanted.nudges, start=wanted.quiet_from, end=wanted.quiet_until)
    other = Request("nudge", {"off" if wanted.nudges else "on": "yes"})
    label = "no_nudges" if wanted.nudges else "nudges"
    begin = inquiry.button("digest", Request("digest"))
    return (
        *told,
        spoken(inquiry),
        Section(say, buttons=(inquiry.button(label, other), *(() if every else (begin,)))),
    )


def spoken(inquiry: Inquiry) -> Section:
    """The language that the person is spoken to in, and the others that they may choose."""
    chosen = inquiry.store.subscriptions.preferences(inquiry.tenant, inquiry.author.id).language
    every: tuple[Language | None, ...] = ("zh", "en", None)
    buttons = tuple(
        inquiry.button(f"tongue_{other or 'slack'}", Request("tongue", {"language": other or "locale"}))
        for other in every
        if other != chosen
    )
    return Section(inquiry.say("home.tongue", chosen=chosen or ""), buttons=buttons)


def numbers(inquiry: Inquiry) -> tuple[Section, ...]:
    told = overview(inquiry)
    first = told.sections[0]
    return (Section(first.text, buttons=told.footer_buttons), *told.sections[1:])


def result_form(packed: str, language: Language) -> Form | None:
    """Asks for the figure of an action; None where the button carries no request of ours."""
    if unpacked(packed) is None:
        return None

    def say(entry: str) -> str:
        return render(f"usecases/requests.home.{entry}", language)

    cancel = render("guide/labels.forms.cancel", language)
    field = FormField("value", say("result_label"), hint=say("result_hint"), optional=False)
    return Form(FORM, "", say("result_title"), say("result_send"), cancel, (field,), language)
