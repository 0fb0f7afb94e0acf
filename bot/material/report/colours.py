"""The colours of a feeling from −2 to +2: vermilion to blue, as the picture has them, lighter so that text stands on
them; a number stands with every colour."""

SCALE = ("F3B29A", "F8D9C6", "EEF1F4", "CFE2F3", "9CC4E4")


def colour(value: float) -> str:
    return SCALE[max(-2, min(2, round(value))) + 2]
