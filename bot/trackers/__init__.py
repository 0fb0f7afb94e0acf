"""To the tools where work is done: an action becomes a ticket there, and its status comes back."""
