"""Headings, labelled lines and nested lists → a map."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.journey.model import Goal, Persona, Scope
from bot.material.maps.feelings import scored
from bot.material.maps.fields import CORE, fields
from bot.material.maps.found import Draft
from bot.material.maps.lists import several
from bot.material.maps.long import LANES
from bot.material.pieces import Item
from bot.material.signs import MINUS, PLUS

_LABELLED = re.compile(
    r"^\s*(?:\*\*)?(?P<label>[^:：\n]{1,40}?)(?:\*\*)?\s*(?:[:：]\s*(?:\*\*)?|\s[–—-]\s)\s*(?P<value>\S.*)?$", re.DOTALL
)
_NUMBERED = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)、．:：]?\s+|\d{1,2}[.)、．]\s*|[一二三四五六七八九十]+[、.．]\s*|[①-⑳]\s*)"
)
_SCORE_BEHIND = re.compile(
    rf"\s*[:：(（,，]?\s*(?P<score>[{MINUS}{PLUS}]{{1,2}}\s?[0-5](?:\.5)?|[😀-🙏🤐-🥺☹☺👍👎❤]\ufe0f?)\s*[)）]?\s*$"
)
_META = frozenset({"persona", "scenario", "goal", "kpi"})


@dataclass
class Node:
    text: str
    label: str = ""  # the field that it names
    value: str = ""  # what stands behind the label
    heading: bool = False
    children: list["Node"] = field(default_factory=list)

    def labelled(self) -> list["Node"]:
        return [child for child in self.children if child.label]


def draft(items: Sequence[Item], *, bare: bool = False) -> Draft | None:
    """`bare`: a list of two levels without any label is taken as stages with their touchpoints."""
    roots = _tree(items)
    _name_labels(roots)
    named = {node.label for node in _all(roots)}
    if len(named & CORE) >= 2 or ("stage" in named and _stages_with_something(roots)):
        return _Reading().read(roots)
    return _nested(_tree(items)) if bare else None


def _stages_with_something(roots: list[Node]) -> bool:
    return sum(node.label == "stage" and bool(node.children) for node in _all(roots)) >= 2


def _tree(items: Sequence[Item]) -> list[Node]:
    roots: list[Node] = []
    open_: list[tuple[int, Node]] = []
    for item in items:
        node = Node(item.text.strip(), heading=item.mark == "heading")
        while open_ and open_[-1][0] >= item.depth:
            open_.pop()
        (open_[-1][1].children if open_ else roots).append(node)
        open_.append((item.depth, node))
    return roots


def _all(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _name_labels(roots: list[Node]) -> None:
    """`Label: value`, a label over what stands under it, or a stage's number before its name."""
    told = [(node, *_parted(node)) for node in _all(roots)]
    found = fields([label for _, label, _ in told], sure=0.4)
    for (node, _, value), name in zip(told, found, strict=True):
        if name and (value or node.children or node.heading):
            node.label, node.value = name, value
        elif not name:
            node.text = _NUMBERED.sub("", node.text) or node.text


def _parted(node: Node) -> tuple[str, str]:
    text = _NUMBERED.sub("", node.text)
    found = _LABELLED.match(text)
    if found:
        return found["label"].strip("* "), (found["value"] or "").strip("* ")
    return text.strip("*: ："), ""


class _Reading:
    def __init__(self) -> None:
        self._made = Draft()
        self._feelings: list[tuple[int, int, str]] = []  # stage, touchpoint (−1: every one), text

    def read(self, roots: list[Node]) -> Draft:
        filled = [node for node in roots if node.children]
        if len(filled) == 1 and not filled[0].label and self._is_title(filled[0]):
            roots = [*(node for node in roots if node is not filled[0]), *filled[0].children]
            self._made.title = filled[0].text
        for node in roots:
            self._node(node, inside=False)
        return self.done()

    @staticmethod
    def _is_title(root: Node) -> bool:
        """One heading over everything: its parts, and not itself, have what a stage has."""
        return any(child.label == "stage" or child.labelled() for child in root.children)

    def done(self) -> Draft:
        self._feel()
        return self._made

    def plain_stage(self, node: Node) -> None:
        """Of a list without labels: what stands below a touchpoint is kept as it is."""
        self._made.stage(node.text)
        for child in node.children:
            self._point(child.text)
            for deeper in child.children:
                self._made.leave(deeper.text)

    def _node(self, node: Node, *, inside: bool) -> None:
        """`inside`: within a stage."""
        if node.label == "stage":
            self._stage_label(node)
        elif node.label and (inside or node.label in _META or (self._made.stages and not node.heading)):
            self._field(node)
        elif node.label:
            self._section(node)
        elif self._is_stage(node) and not inside:
            self._stage(node.text, node)
        elif inside and node.labelled():
            self._touchpoint(node)
        elif inside:
            self._left(node)
        elif node.heading or node.children:
            self._title(node)
        elif self._made.stages or self._made.title:
            self._made.leave(node.text)

    def _is_stage(self, node: Node) -> bool:
        own = {child.label for child in node.labelled()}
        if own & (CORE - {"stage"}):
            return True
        return bool(node.children) and all(
            {c.label for c in child.labelled()} & (CORE - {"stage", "touchpoint"}) for child in node.children
        )

    def _title(self, node: Node) -> None:
        if not self._made.title and node.heading:
            self._made.title = node.text
        else:
            self._made.leave(node.text)
        for child in node.children:
            self._node(child, inside=False)

    def _stage_label(self, node: Node) -> None:
        """A stage by name with what belongs to it; or the heading over all of them."""
        if node.value:
            self._stage(node.value, node)
            return
        for child in node.children:
            if child.label:
                self._node(child, inside=False)
            else:
                self._stage(child.text, child)

    def _stage(self, name: str, node: Node) -> None:
        self._made.stage(_NUMBERED.sub("", name))
        for child in node.children:
            if child.label in ("stage",):
                self._stage_label(child)
            elif not child.label and not child.children and not node.labelled():
                self._point(child.text)
            else:
                self._node(child, inside=True)

    def _section(self, node: Node) -> None:
        """A field's own section before or after the stages: opportunities of the whole map, persona, and so on."""
        if node.label in ("opportunity", "step_action"):
            for text in self._values(node):
                self._made.opportunity(text) if node.label == "opportunity" else self._made.action(text)
        elif self._made.stages:
            self._field(node)
        else:
            for text in self._values(node):
                self._made.leave(text)

    def _values(self, node: Node, *, names: bool = False) -> list[str]:
        below = [child.text for child in node.children if not child.label]
        return [*several(node.value, names=names), *below]

    def _touchpoint(self, node: Node) -> None:
        self._point(node.text)
        for child in node.children:
            if child.label:
                self._field(child)
            else:
                self._left(child)

    def _point(self, text: str) -> None:
        behind = _SCORE_BEHIND.search(text)
        name = text[: behind.start()].strip() if behind else text
        self._made.touchpoint(name or text)
        if behind:
            self._note_feeling(behind["score"])

    def _note_feeling(self, text: str, *, every: bool = False) -> None:
        stage = len(self._made.stages) - 1
        point = -1 if every else len(self._made.stages[-1].touchpoints) - 1
        self._feelings.append((stage, point, text))

    def _left(self, node: Node) -> None:
        self._made.leave(node.text)
        for child in node.children:
            self._node(child, inside=True)

    def _field(self, node: Node) -> None:
        made = self._made
        if node.label in _META and not made.stages:
            self._meta(node)
        elif node.label == "touchpoint":
            self._points(node)
        elif node.label == "emotion":
            self._note_feeling("\n".join(self._values(node)), every=len(made.stages[-1].touchpoints) != 1)
        elif made.stages:
            self._of_touchpoint(node)
        else:
            made.leave(node.text)

    def _points(self, node: Node) -> None:
        for text in several(node.value, names=True):
            self._point(text)
        for child in node.children:
            if child.labelled():
                self._touchpoint(child)
            elif not child.label:
                self._point(child.text)
            else:
                self._field(child)

    def _of_touchpoint(self, node: Node) -> None:
        made = self._made
        values = self._values(node)
        if node.label == "goal":
            made.stage(made.stages[-1].name, "; ".join(values))
            return
        if not made.stages[-1].touchpoints:
            made.touchpoint(values[0] if node.label == "action" and values else made.stages[-1].name)
        number = -1
        match node.label:
            case "pain_point":
                for text in values:
                    made.pain(text)
            case "opportunity":
                pains = tuple(p.id for p in made.stages[-1].touchpoints[-1].pain_points)
                for text in values:
                    made.opportunity(text, pains)
            case "step_action":
                for text in values:
                    made.action(text)
            case "quote":
                for text in values:
                    made.quote(text.strip('"“”「」 '))
            case "channel" | "action" | "thought" | "owner":
                for text in values:
                    made.add_words(
                        node.label, text.strip('"“”「」 ') if node.label == "thought" else text, number=number
                    )
            case lane if lane in LANES:
                for text in values:
                    made.lane(lane, text)
            case _:
                for text in values:
                    made.leave(text)

    def _meta(self, node: Node) -> None:
        values = self._values(node)
        text = "; ".join(values)
        if node.label == "persona":
            name, _, rest = (values[0] if values else "").partition(",")
            about = "; ".join(filter(None, (rest.strip(), *values[1:])))
            self._made.persona(re.split(r"[，(（]", name)[0].strip(), about or None)
            for child in node.labelled():
                self._of_persona(child)
        elif node.label == "goal":
            self._made.goal = Goal(objective=text or None)
        elif text:
            self._made.scope = Scope(starts=self._made.scope.starts, ends=self._made.scope.ends)
            self._made.leave(text, "scenario")

    def _of_persona(self, node: Node) -> None:
        if not self._made.personas:
            return
        last: Persona = self._made.personas[-1]
        if node.label == "goal":
            self._made.personas[-1] = last.model_copy(update={"needs": (*last.needs, *self._values(node))})
        else:
            self._made.leave(node.text)

    def _feel(self) -> None:
        """All scores of the map together, so that they are read on one scale."""
        for stage, _, _ in self._feelings:
            if not self._made.stages[stage].touchpoints:
                self._made.touchpoint(self._made.stages[stage].name, stage)
        found = scored([text for _, _, text in self._feelings])
        self._made.rescaled = found.scale
        for (stage, point, text), score in zip(self._feelings, found.scores, strict=True):
            numbers = range(len(self._made.stages[stage].touchpoints)) if point < 0 else (point,)
            if score is None:
                self._made.leave(text)
                continue
            self._made.shared = self._made.shared or len(numbers) > 1
            for number in numbers:
                self._made.at_touchpoint(stage, number, emotion=score, emotion_n=1)


def _nested(roots: list[Node]) -> Draft | None:
    """Two levels and nothing else: stages, and touchpoints under them."""
    parents = [node for node in roots if node.children]
    if len(parents) < 2 or len(parents) < 0.5 * len(roots):
        return None
    reading = _Reading()
    for node in roots:
        reading.plain_stage(node)
    return reading.done()
