"""The words for what comes by itself: when a digest comes, and when somebody wants to be left alone."""

from bot.usecases.requests.meaning import forms

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LATER = ("pm", "下午", "晚上")
LAST = 28  # of a month, so that every month has it


def scheduled(text: str) -> dict[str, str]:
    if forms.says("ends", text):
        return {"stop": "mine"}
    monthly = forms.says("monthly", text)
    return {
        "every": "month" if monthly else "week",
        "day": _day_of_month(text) if monthly else _weekday(text),
        "hour": _hour(text),
        "silent": "yes" if forms.says("silent", text) else "",
        "to": "me" if forms.says("alone", text) else "",
        "channel": forms.group("channel", "name", text),
    }


def left_alone(text: str) -> dict[str, str]:
    first, last = (forms.group("hours", name, text) for name in ("first", "last"))
    return {"quiet_from": first, "quiet_until": last} if first and last else {"off": "yes"}


def _weekday(text: str) -> str:
    said = forms.group("week", "day", text).casefold()
    if not said:
        return ""
    return str(_DAYS.index(said) if said in _DAYS else "一二三四五六日".index(said.replace("天", "日")))


def _day_of_month(text: str) -> str:
    said = forms.group("day_of_month", "day", text)
    return str(min(int(said), LAST)) if said else ""


def _hour(text: str) -> str:
    said, half = forms.group("hour", "hour", text), forms.group("hour", "half", text).casefold()
    if not said or int(said) > 23:
        return ""
    return str(int(said) + 12 if half in _LATER and int(said) < 12 else int(said))
