"""The read side: tables that follow each revision of a journey in its transaction, and what is asked of them."""
