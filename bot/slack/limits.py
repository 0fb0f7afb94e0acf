"""Slack's limits, in one place. Characters are Unicode code points.

Sources: docs.slack.dev (Block Kit reference, views, methods); where Slack documents nothing, the public thread.
"""

# A message
MESSAGE_BLOCKS = 50
MESSAGE_TOTAL = 13_200  # characters in all blocks together, undocumented: slackapi/bolt-js#2509
SPLIT_AT = 10_000  # where we begin a new message: many small blocks were refused at 11,341 (bolt-js#2867)
BLOCK_ALLOWANCE = 40  # what a block costs on top of its text
MESSAGE_TEXT = 3_000  # `text` beside blocks; chat.update refuses more than 4,000

# Blocks and elements
SECTION_TEXT = 3_000
HEADER_TEXT = 150
CONTEXT_ELEMENTS = 10
ACTIONS_ELEMENTS = 25
BUTTON_TEXT = 75
BUTTON_VALUE = 2_000
BLOCK_ID = 255
OPTION_TEXT = 75
OPTION_VALUE = 150
CHECKBOXES = 10
SELECT_OPTIONS = 100
OPTION_GROUPS = 100
PLACEHOLDER = 150
INPUT_LABEL = 2_000
INPUT_HINT = 2_000
INPUT_VALUE = 3_000

# Newer blocks
TABLE_ROWS = 101  # with the head
TABLE_COLUMNS = 20
TABLE_CAPTION = 150  # ours: nothing is documented
CHART_TITLE = 50
CHART_NAME = 20  # of a category; a series' name is held to the same
CHART_POINTS = 20
CHARTS = 2  # a message
TASK_TITLE = 150  # ours, as the next: nothing is documented
PLAN_TASKS = 20
CARD_TITLE = 150
CARD_BODY = 200
CAROUSEL_CARDS = 10

# Views
VIEW_BLOCKS = 100
VIEW_TITLE = 24
VIEW_BUTTON = 24
VIEW_METADATA = 3_000

CANVAS_TEXT = 90_000  # ours: nothing is documented; a page of ours has a few thousand

# Assistant
SUGGESTED_PROMPTS = 4
STATUS = 50
THREAD_TITLE = 100  # ours: nothing is documented

# Streams (chat.appendStream: markdown_text)
STREAM_TEXT = 12_000

# Files
ALT_TEXT = 1_000
FILE_BYTES = 60 * 1024 * 1024  # ours
FILE_SECONDS = 40.0  # ours: from the first byte asked for to the last one read
FILE_NAME = 120  # ours: the stem of an uploaded file's name

# Time, in seconds
TRIGGER_SECONDS = 3.0  # a trigger_id lives this long
HASTY_SECONDS = 2  # a call made before the acknowledgement
CALL_SECONDS = 15
EDIT_SECONDS = 1.0  # edits and progress of one message come no faster than this
MOST_WAIT = 60  # the longest Retry-After that is waited for in one go
