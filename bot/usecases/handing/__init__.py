"""What a team hands in – files, tables, forwarded messages, talks, whole maps: understood, shown, taken on a tap."""
