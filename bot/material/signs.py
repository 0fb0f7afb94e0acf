"""Every sign that people, phones and programs write for minus and plus before a score."""

MINUS = "\\-−–—―‒‑‐－﹣⁻"  # as inside the brackets of a pattern
PLUS = "+＋﹢⁺"
