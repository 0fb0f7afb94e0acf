"""What a team already has: bytes or blocks → tables, outlines, dialogues, quotations, prose; and what they are."""
