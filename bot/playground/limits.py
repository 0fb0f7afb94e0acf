"""Every limit the stand-in holds a bot to, in one table, with where each comes from.

Characters are Unicode code points. Sources: docs.slack.dev/reference (Block Kit, methods, rate limits);
where nothing is documented the public thread that measured it is named.
"""

# Surfaces (reference/surfaces): blocks per message, modal, App Home tab.
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100

# chat.postMessage truncates above this with a warning; chat.update and chat.postEphemeral refuse above the second.
POST_TEXT = 40_000
UPDATE_TEXT = 4_000
MARKDOWN_TEXT = 12_000

# Undocumented total of a message's blocks (slackapi/bolt-js#2509: 13,297 with markdown blocks only, fewer
# with a divider beside them; #2867: 11,341 characters refused when many containers carried them).
# Counted as text plus an allowance for every block and rich text element.
BLOCKS_TOTAL = 13_200
CONTAINER_ALLOWANCE = 30

# Block Kit (reference/block-kit).
BLOCK_ID = 255
ACTION_ID = 255
SECTION_TEXT = 3_000
SECTION_FIELD = 2_000
SECTION_FIELDS = 10
HEADER_TEXT = 150
CONTEXT_ELEMENTS = 10
ACTIONS_ELEMENTS = 25
CONTEXT_ACTIONS_ELEMENTS = 5
IMAGE_URL = 3_000
IMAGE_ALT = 2_000
IMAGE_TITLE = 2_000
INPUT_LABEL = 2_000
INPUT_HINT = 2_000
BUTTON_TEXT = 75
BUTTON_VALUE = 2_000
BUTTON_URL = 3_000
OPTION_TEXT = 75
OPTION_VALUE = 150
SELECT_OPTIONS = 100
OVERFLOW_OPTIONS = 5
CHOICE_OPTIONS = 10
PLACEHOLDER = 150
INPUT_VALUE = 3_000
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
TABLE_ROWS = 100
TABLE_COLUMNS = 20
DATA_TABLE_ROWS = 101  # with the head (data-table-block; later pages say 201)
TABLE_CHARACTERS = 10_000  # in all cells of a message (table-block; the data table's page says 20,000)
CHARTS = 2  # data-visualization-block: a message
CHART_TITLE = 50
CHART_LABEL = 20
CHART_SERIES = 6
CHART_SEGMENTS = 6
CHART_POINTS = 20
CARD_TITLE = 150
CARD_BODY = 200
CARD_ACTIONS = 5
CAROUSEL_CARDS = 10
ALERT_TEXT = 3_000

CANVAS_TEXT = 100_000  # nothing is documented: what others saw refused lay above this

# Views (reference/views, methods/views.open).
VIEW_TITLE = 24
VIEW_BUTTON = 24
VIEW_METADATA = 3_000
VIEW_CALLBACK_ID = 255
VIEW_BYTES = 250 * 1024
VIEW_STACK = 3

# Interaction (interactivity/handling-user-interaction): seconds and uses.
TRIGGER_SECONDS = 3.0
RESPONSE_URL_SECONDS = 30 * 60.0
RESPONSE_URL_USES = 5

# Events API: the time to answer in, and the wait before each of three retries.
ANSWER_SECONDS = 3.0
RETRY_SECONDS = (0.0, 60.0, 300.0)

# Streams end by themselves (vercel/chat#607, slackapi/python-slack-sdk#1859: about five minutes).
STREAM_SECONDS = 300.0

# assistant.threads.setSuggestedPrompts; methods/assistant.threads.setStatus.
SUGGESTED_PROMPTS = 4
LOADING_MESSAGES = 10

# Files (methods/files.getUploadURLExternal).
FILE_BYTES = 1_000_000_000
ALT_TEXT = 1_000

# Rate limits (apis/web-api/rate-limits): calls a minute of each tier; posting is about one a second a
# channel "while allowing bursts", whose size Slack does not say: ten here.
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
POSTS_PER_SECOND = 1.0
POST_BURST = 10
