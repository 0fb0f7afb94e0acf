"""What a stretch of a message can be. Every stretch has one label; what has none is glue between the others."""

TEXTS = (
    "start", "industry",
    "goal.objective", "goal.metric", "scope.starts", "scope.ends",
    "persona.name", "persona.description", "persona.need", "persona.expectation",
    "evidence", "stages", "touchpoint", "channel", "customer_action", "thought",
    "lane.frontstage", "lane.backstage", "lane.support", "lane.physical_evidence",
    "pain", "opportunity", "idea", "action", "action.owner", "action.department", "action.trial", "kpi.name",
)  # fmt: skip
NUMBERS = ("goal.baseline", "goal.target", "kpi.baseline", "kpi.target", "measurement")
CLASSED = (
    "emotion", "pain.frequency", "pain.impact", "pain.persistence", "state", "action.status", "action.due", "moment",
)  # fmt: skip
CHANGES = ("renamed", "gone")
ACTS = ("command", "question", "aside")
REFERENCES = ("reference",)
SLOTS = (
    "slot.journey", "slot.owner", "slot.department", "slot.topic", "slot.who", "slot.what", "slot.touchpoint",
    "slot.action", "slot.name", "slot.number",
)  # fmt: skip
KINDS = (*TEXTS, *NUMBERS, *CLASSED, *CHANGES, *ACTS, *REFERENCES, *SLOTS)

#: Outside of every stretch, then for each kind its first unit and its further ones.
TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
TAG = {tag: number for number, tag in enumerate(TAGS)}

ASKED = (
    "start", "goal", "state", "span", "industry", "persona", "expectations", "evidence", "stages", "touchpoints",
    "emotions", "moments", "pains", "factors", "opportunity", "action", "details", "review", "follow_up", "outside",
)  # fmt: skip
COMMANDS = (
    "skip", "dont_know", "back", "undo", "status", "show", "help", "publish", "check", "summary", "export", "language",
)  # fmt: skip
STATES = ("current", "future")
STATUSES = ("planned", "testing", "doing", "done", "dropped")
EMOTIONS = ("-2", "-1", "0", "1", "2")
FACTORS = ("0", "1", "2", "3", "4")
DOES = (
    "none", "new", "ask", "summary", "hurts", "actions", "changes", "compare", "list", "export", "workshop", "update",
    "metric", "remind", "evidence", "help", "chat",
)  # fmt: skip
FORMATS = ("none", "pptx", "pdf", "png", "xlsx", "csv", "md", "html", "json", "svg")
FILTERS = ("none", "overdue", "without owner", "done", "blocked", "without evidence", "published", "draft", "open")

#: How named stages change the stages that are there: all of them anew, one beside another, several made one or more.
PLACES = ("list", "before", "after", "merge", "split")

#: Heads that class a stretch (or, the last three, a whole message): name → classes.
HEADS = {
    "emotion": EMOTIONS, "factor": FACTORS, "state": STATES, "status": STATUSES, "command": COMMANDS, "place": PLACES,
    "does": DOES, "format": FORMATS, "filter": FILTERS,
}  # fmt: skip
HEAD_OF = {
    "emotion": "emotion", "pain.frequency": "factor", "pain.impact": "factor", "pain.persistence": "factor",
    "state": "state", "action.status": "status", "command": "command",
    "stages": "place",
}  # fmt: skip
