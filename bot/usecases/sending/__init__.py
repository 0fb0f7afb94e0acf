"""Actions to a tracker from a map's thread: asked for in words, shown, sent on a tap; and what became of them."""
