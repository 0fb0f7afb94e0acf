"""CJML 2.0, the XML of the Customer Journey Modelling Language (cjml.no): phases are stages, touchpoints ours.

Its published example names `actualJourney`, `actors`, `touchpoints` and `actualCommunicationPoint` with initiator,
receiver and channel; experiences belong to actual journeys only. Fields that it has no element for are left out.
"""

from lxml import etree

from bot.journey.model import Journey, Persona, Touchpoint
from bot.material.maps.found import Draft

_PARSER = {"resolve_entities": False, "no_network": True, "huge_tree": False, "recover": False}


def draft(text: str) -> Draft | None:
    """None where the XML is not CJML's, or broken."""
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(**_PARSER))
    except etree.XMLSyntaxError:
        return None
    if _name(root) != "cjml":
        return None
    journey = next((e for e in root if _name(e) in ("actualjourney", "plannedjourney")), root)
    made = Draft(title=_text(journey, "journeyName") or _text(journey, "journeyID"))
    for actor in journey.iter("{*}endUser"):
        made.persona(_text(actor, "actorName") or actor.get("actorID", ""))
    phases = {p.get("phaseID", ""): _text(p, "phaseName") or p.get("phaseID", "") for p in journey.iter("{*}phase")}
    points = next((e for e in journey if _name(e) == "touchpoints"), ())
    for point in points:
        _point(made, point, phases)
    return made if made.stages else None


def _point(made: Draft, point: etree._Element, phases: dict[str, str]) -> None:
    about = point.find("{*}refersToPhase")
    phase = phases.get(about.get("phaseIDref", ""), "") if about is not None else ""
    made.stage(phase or (made.stages[-1].name if made.stages else made.title))
    done = _deep(point, "initiatorLabel") or _deep(point, "actionLabel")
    name = _text(point, "touchpointName") or done or _deep(point, "receiverLabel") or _text(point, "touchpointID")
    made.touchpoint(name)
    if done and done != name:
        made.at_touchpoint(action=done)
    if channel := _deep(point, "channelName"):
        made.at_touchpoint(channel=channel)
    if answered := _deep(point, "receiverLabel"):
        made.lane("frontstage", answered)
    if (felt := _deep(point, "experienceValue")) and felt.lstrip("-").isdigit():
        made.at_touchpoint(emotion=max(-2, min(2, int(felt))), emotion_n=1)
    if thought := _deep(point, "experienceText"):
        made.at_touchpoint(thought=thought)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname.casefold() if isinstance(element.tag, str) else ""


def _text(element: etree._Element, name: str) -> str:
    found = element.find(f"{{*}}{name}")
    return (found.text or "").strip() if found is not None else ""


def _deep(element: etree._Element, name: str) -> str:
    found = element.find(f".//{{*}}{name}")
    return (found.text or "").strip() if found is not None else ""


def written(journey: Journey, notes: tuple[str, ...]) -> bytes:
    root = etree.Element("CJML", version="2.0")
    for note in notes:
        root.append(etree.Comment(f" {note.replace('--', '—')} "))
    actual = etree.SubElement(root, "actualJourney" if journey.state != "future" else "plannedJourney")
    _put(actual, "journeyID", journey.id)
    _put(actual, "journeyName", journey.title)
    _actors(actual, journey.personas)
    phases = etree.SubElement(actual, "phases")
    points = etree.SubElement(actual, "touchpoints")
    for stage in journey.stages:
        phase = etree.SubElement(phases, "phase", phaseID=stage.id)
        _put(phase, "phaseName", stage.name)
        for point in stage.touchpoints:
            _written(points, point, stage.id, journey.personas)
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _actors(parent: etree._Element, personas: tuple[Persona, ...]) -> None:
    actors = etree.SubElement(parent, "actors")
    for persona in personas:
        _put(etree.SubElement(actors, "endUser", actorID=persona.id), "actorName", persona.name)


def _written(parent: etree._Element, point: Touchpoint, phase: str, personas: tuple[Persona, ...]) -> None:
    made = etree.SubElement(parent, "actualCommunicationPoint")
    _put(made, "touchpointID", point.id)
    _put(made, "touchpointName", point.name)
    etree.SubElement(made, "refersToPhase", phaseIDref=phase)
    initiator = etree.SubElement(made, "initiator")
    if personas:
        etree.SubElement(initiator, "refersTo", actorIDref=personas[0].id)
    _put(initiator, "initiatorLabel", point.action)
    _put(etree.SubElement(made, "receiver"), "receiverLabel", point.lanes.frontstage)
    _put(etree.SubElement(made, "channel"), "channelName", point.channel)
    felt = etree.SubElement(made, "experience")
    _put(felt, "experienceValue", None if point.emotion is None else str(point.emotion))
    _put(felt, "experienceText", point.thought)


def _put(parent: etree._Element, name: str, text: str | None) -> None:
    if text:
        etree.SubElement(parent, name).text = "".join(c for c in text if c >= " " or c in "\n\t")
