"""What the columns of a feedback table hold."""
