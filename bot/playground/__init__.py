"""The stand-in for Slack: its Web API, its events, and a page to be several people in several channels.

It is written from Slack's documentation alone and imports nothing of `bot.slack`, so that the two
cannot share a wrong belief about Slack.
"""
