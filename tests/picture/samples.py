"""Journeys to draw: two that a team could have made (documents beside this file), and the extremes."""

from pathlib import Path

from bot.journey.formulas import severity
from bot.journey.model import Action, Goal, Journey, Opportunity, Persona, Scope, Stage, Touchpoint

HERE = Path(__file__).parent
WHEN = {"created_at": "2026-03-02T09:00:00Z", "updated_at": "2026-03-31T16:20:00Z"}

ZH = "等了很久没有人理我，问了三个人都说不知道，最后还是自己在手机上找到了入口，"
EN = "I waited for a long time and nobody could tell me where to go next, so I looked it up myself; "
MIXED = "在 App 里提交 request 之后，客服让我再发一次 e-mail（subject 写 “refund”），waiting 了三天；"
LINK = "https://example.com/a/very/long/path?with=parameters&and=more#and-a-fragment-that-never-ends-0123456789"
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
WIDE = "WWWWWWWWWWWWMMMMMMMMMMMM@@@@@@@@@@@@%%%%%%%%%%%%"
MARKUP = (
    r'#import "x": * $ \frac{a}{b} $ *bold* _it_ `raw` <label> @ref \u{41} \\ // no /* comment */ = head '
    r'#panic("x") ]] }} ") " \" \n " \\" '
)
LANES = ("physical_evidence", "frontstage", "backstage", "support")


def document(name: str) -> Journey:
    return Journey.model_validate_json((HERE / f"{name}.json").read_text(encoding="utf-8"))


def hotel() -> Journey:
    """English, six stages, published."""
    return document("hotel")


def pharmacy() -> Journey:
    """Chinese, seven stages, a draft."""
    return document("pharmacy")


def blueprint() -> Journey:
    """The hotel with the lanes of the service blueprint filled."""
    return document("blueprint")


def minimal(title: str = "Returning a parcel") -> Journey:
    return Journey(id="j0", title=title, **WHEN)


def one_touchpoint() -> Journey:
    """One stage, one touchpoint, no score."""
    touchpoint = Touchpoint(id="t1", name="Prints the label", channel="e-mail")
    return Journey(
        id="j1", title="Returning a parcel", stages=(Stage(id="s1", name="Send", touchpoints=(touchpoint,)),), **WHEN
    )


def long(text: str, stages: int = 4, touchpoints: int = 3) -> Journey:
    """Twelve narrow columns; every text of each stage's first touchpoint is 200 characters of `text`."""
    words = (text * 200)[:200]
    made = tuple(_long_stage(f"s{s}", words, touchpoints) for s in range(stages))
    how = {"how_might_we": words, "ideas": (words, words)}
    return Journey(
        id="long",
        title=words,
        industry=words,
        stages=made,
        goal=Goal(objective=words, metric=words, baseline=words, target=words),
        scope=Scope(starts=words, ends=words),
        personas=(Persona(id="c1", name=words, description=words, needs=(words, words), expectations=(words,)),),
        opportunities=(
            Opportunity(id="o1", pain_points=("s0t0p0", "s1t0p1"), impact=1, effort=5, **how),
            Opportunity(id="o2", **how),
        ),
        actions=(
            Action(id="a1", opportunity="o1", title=words, owner=words, department=words, trial=words),
            Action(id="a2", title=words),
        ),
        **WHEN,
    )


def _long_stage(id: str, words: str, touchpoints: int) -> Stage:
    rest = tuple(Touchpoint(id=f"{id}t{t}", name="…", emotion=t % 3) for t in range(1, touchpoints))
    return Stage(id=id, name=words, customer_goal=words, touchpoints=(_long_touchpoint(f"{id}t0", words, -2), *rest))


def _long_touchpoint(id: str, words: str, emotion: int) -> Touchpoint:
    pain = {
        "text": words,
        "frequency": 3,
        "impact": 4,
        "persistence": 2,
        "severity": 3,
        "tags": ("wait", "think"),
        "votes": 12,
    }
    return Touchpoint.model_validate(
        dict.fromkeys(("name", "channel", "action", "thought", "owner"), words)
        | {"id": id, "emotion": emotion, "emotion_n": 12, "emotion_spread": 1.3, "moment_of_truth": True}
        | {"lanes": dict.fromkeys(LANES, words), "pain_points": [{"id": f"{id}p{i}", **pain} for i in range(2)]}
    )


WORDS = {
    "zh": (
        "一张很大的旅程地图",
        "阶段",
        "前台办理",
        "出示证件并填写一张表格",
        "怎么又要填一遍？",
        "排队太久，没人说明还要等多久",
        "我们可以怎样让客户少等？",
    ),
    "en": (
        "A very large map",
        "Stage",
        "at the desk",
        "Shows an ID and fills in a form",
        "Why do I fill this in again?",
        "The queue is long and nobody explains it",
        "How might we shorten the wait?",
    ),
}
CHANNELS = {"zh": ("门店", "小程序", "电话", "微信"), "en": ("store", "app", "phone", "chat")}


def big(stages: int = 12, touchpoints: int = 20, language: str = "zh") -> Journey:
    """Ordinary texts in a map of any size; some touchpoints without a score, some without a pain point."""
    title, stage, _, _, _, _, how = WORDS[language]
    made = tuple(
        Stage(
            id=f"s{s}",
            name=f"{stage} {s + 1}",
            touchpoints=tuple(_touchpoint(s * touchpoints + t, language) for t in range(touchpoints)),
        )
        for s in range(stages)
    )
    return Journey(
        id="big",
        title=title,
        language="zh" if language == "zh" else "en",
        stages=made,
        personas=(Persona(id="c1", name="Lee"),),
        opportunities=tuple(
            Opportunity(id=f"o{s}", how_might_we=how, pain_points=(f"p{s * touchpoints + 1}",)) for s in range(stages)
        ),
        **WHEN,
    )


def _touchpoint(n: int, language: str) -> Touchpoint:
    _, _, name, action, thought, pain, _ = WORDS[language]
    factors = (n % 5, (n + 1) % 5, (n + 2) % 5)
    hurts = {
        "id": f"p{n}",
        "text": f"{pain} ({n})",
        "frequency": factors[0],
        "impact": factors[1],
        "persistence": factors[2],
    }
    return Touchpoint.model_validate(
        {
            "id": f"t{n}",
            "name": f"{n} {name}",
            "channel": CHANNELS[language][n % 4],
            "action": action,
            "thought": thought,
        }
        | {"emotion": None if n % 11 == 5 else n * 7 % 5 - 2, "moment_of_truth": n % 17 == 3}
        | {"pain_points": [hurts | {"severity": severity(*factors)}] if n % 3 else []}
    )
