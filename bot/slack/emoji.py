"""Emoji as people type them: Slack sends `:slightly_smiling_face:` where the person saw 🙂.

The table holds the ones that say how somebody feels and those common in lists; any other keeps its code.
Names: Slack's own (the short names of github.com/iamcal/emoji-data).
"""

from collections.abc import Mapping

_NAMED: Mapping[str, str] = {
    "grinning": "😀", "smiley": "😃", "smile": "😄", "grin": "😁", "laughing": "😆", "satisfied": "😆",
    "joy": "😂", "rolling_on_the_floor_laughing": "🤣", "blush": "😊", "innocent": "😇",
    "slightly_smiling_face": "🙂", "simple_smile": "🙂", "upside_down_face": "🙃", "wink": "😉",
    "relieved": "😌", "heart_eyes": "😍", "star-struck": "🤩", "partying_face": "🥳", "yum": "😋",
    "sunglasses": "😎", "hugging_face": "🤗", "thinking_face": "🤔", "neutral_face": "😐", "expressionless": "😑",
    "no_mouth": "😶", "smirk": "😏", "face_with_rolling_eyes": "🙄", "grimacing": "😬", "unamused": "😒",
    "pensive": "😔", "sleepy": "😪", "tired_face": "😫", "weary": "😩", "confused": "😕", "worried": "😟",
    "slightly_frowning_face": "🙁", "white_frowning_face": "☹️", "frowning": "😦", "anguished": "😧",
    "open_mouth": "😮", "hushed": "😯", "astonished": "😲", "flushed": "😳", "pleading_face": "🥺",
    "fearful": "😨", "cold_sweat": "😰", "disappointed_relieved": "😥", "cry": "😢", "sob": "😭", "scream": "😱",
    "confounded": "😖", "persevere": "😣", "disappointed": "😞", "sweat": "😓", "sweat_smile": "😅",
    "yawning_face": "🥱", "triumph": "😤", "rage": "😡", "angry": "😠", "face_with_symbols_on_mouth": "🤬",
    "exploding_head": "🤯", "smiling_face_with_3_hearts": "🥰", "kissing_heart": "😘", "skull": "💀",
    "thumbsup": "👍", "+1": "👍", "thumbsdown": "👎", "-1": "👎", "clap": "👏", "pray": "🙏", "muscle": "💪",
    "ok_hand": "👌", "raised_hands": "🙌", "wave": "👋", "shrug": "🤷", "facepalm": "🤦",
    "heart": "❤️", "broken_heart": "💔", "fire": "🔥", "tada": "🎉", "sparkles": "✨", "star": "⭐", "star2": "🌟",
    "100": "💯", "white_check_mark": "✅", "heavy_check_mark": "✔️", "x": "❌", "warning": "⚠️", "question": "❓",
    "exclamation": "❗", "bulb": "💡", "point_right": "👉", "arrow_right": "➡️", "zzz": "💤", "hourglass": "⌛",
    "one": "1️⃣", "two": "2️⃣", "three": "3️⃣", "four": "4️⃣", "five": "5️⃣",
}  # fmt: skip


def character(name: str) -> str | None:
    return _NAMED.get(name)


def named(name: str) -> str:
    return _NAMED.get(name.partition("::")[0], f":{name}:")


def from_code_points(points: str) -> str:
    """`1f642` or `1f1ec-1f1e7` → the characters; empty where it is neither."""
    try:
        return "".join(chr(int(point, 16)) for point in points.split("-") if point)
    except (ValueError, OverflowError):
        return ""
