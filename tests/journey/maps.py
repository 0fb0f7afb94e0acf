"""A map without a flaw, in each language; tests break one thing in it."""

from datetime import date as Date
from typing import Any

from bot.journey.model import (
    Action,
    Evidence,
    Goal,
    Journey,
    Kpi,
    Measurement,
    Opportunity,
    PainPoint,
    Part,
    Persona,
    Scope,
    Stage,
    Touchpoint,
)
from bot.journey.tree import changed

TODAY = Date(2026, 6, 15)


def clean_en() -> Journey:
    return Journey(
        id="j1",
        title="A family's Sunday visit",
        language="en",
        industry="museum",
        state="current",
        created_at="2026-05-01T09:00:00Z",
        updated_at="2026-06-01T09:00:00Z",
        revision=41,
        goal=Goal(objective="fewer people leave early", metric="early leavers", baseline="40 %", target="25 %"),
        scope=Scope(starts="looks up opening hours", ends="back in the car"),
        personas=(Persona(id="p1", name="Anna", description="two children", needs=("no queues",)),),
        stages=(
            Stage(id="s1", name="Plan", touchpoints=(Touchpoint(id="t1", name="opening hours", emotion=1),)),
            Stage(
                id="s2",
                name="Visit",
                touchpoints=(
                    Touchpoint(
                        id="t2",
                        name="ticket desk",
                        channel="in person",
                        action="queues with both children",
                        thought="they won't last much longer",
                        emotion=-2,
                        moment_of_truth=True,
                        importance=5,
                        satisfaction=2,
                        pain_points=(
                            PainPoint(
                                id="h1",
                                text="Forty minutes in line with two children",
                                frequency=3,
                                impact=4,
                                persistence=2,
                                severity=3,
                                tags=("wait",),
                                evidence=("e1",),
                                votes=3,
                            ),
                        ),
                    ),
                ),
            ),
            Stage(id="s3", name="Go home", touchpoints=(Touchpoint(id="t3", name="car park", emotion=0),)),
        ),
        opportunities=(
            Opportunity(
                id="o1",
                how_might_we="How might we make the first ten minutes feel like the visit has begun?",
                pain_points=("h1",),
                impact=4,
                effort=2,
            ),
        ),
        actions=(
            Action(
                id="a1",
                opportunity="o1",
                title="open a second desk on Sundays",
                owner="Tom",
                due=Date(2026, 7, 1),
                status="testing",
                trial="two Sundays in May",
                kpi=Kpi(name="median wait", baseline=40, target=15, unit="min"),
                measurements=(Measurement(date=Date(2026, 5, 24), value=22),),
            ),
        ),
        evidence=(
            Evidence(id="e1", origin="customer", text="We nearly turned round at the door", source="Maps review"),
        ),
    )


def clean_zh() -> Journey:
    return Journey(
        id="j2",
        title="会员到店购买慢病药",
        language="zh",
        industry="药店",
        state="current",
        created_at="2026-05-01T09:00:00Z",
        updated_at="2026-06-01T09:00:00Z",
        revision=30,
        goal=Goal(objective="减少缺药流失", metric="缺药流失率", baseline="6%", target="3%"),
        personas=(Persona(id="p1", name="王阿姨", description="65 岁，高血压八年"),),
        stages=(
            Stage(id="s1", name="想起要买", touchpoints=(Touchpoint(id="t1", name="数药盒", emotion=0),)),
            Stage(
                id="s2",
                name="到店才知道有没有货",
                touchpoints=(
                    Touchpoint(
                        id="t2",
                        name="问店员",
                        channel="线下",
                        action="拿着空药盒问有没有",
                        thought="又白跑一趟",
                        emotion=-2,
                        moment_of_truth=True,
                        pain_points=(
                            PainPoint(
                                id="h1",
                                text="走了两站路才知道没货",
                                frequency=2,
                                impact=4,
                                severity=3,
                                tags=("reliability",),
                                evidence=("e1",),
                            ),
                        ),
                    ),
                ),
            ),
            Stage(id="s3", name="复购", touchpoints=(Touchpoint(id="t3", name="收银台", emotion=1),)),
        ),
        opportunities=(
            Opportunity(id="o1", how_might_we="我们可以怎样让王阿姨出门前就心里有数？", pain_points=("h1",)),
        ),
        actions=(
            Action(
                id="a1",
                opportunity="o1",
                title="缺药前打电话",
                owner="老吴",
                due=Date(2026, 9, 1),
                kpi=Kpi(name="缺药流失率", baseline=6, target=3, unit="%"),
            ),
        ),
        evidence=(Evidence(id="e1", origin="customer", kind="interview", text="来了三次，两次没有"),),
    )


def with_part(journey: Journey, id: str, **fields: Any) -> Journey:
    """The journey with some fields of one part replaced."""

    def replaced(part: Any) -> Part:
        new: Part = part.model_copy(update=fields)
        return new

    return changed(journey, id, replaced)
