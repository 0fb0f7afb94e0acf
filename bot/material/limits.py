"""How much material is taken in. Beyond it the rest is counted and said, never dropped in silence."""

BYTES = 60 * 2**20  # of a file
ROWS = 200_000  # of a table
COLUMNS = 300
CELL = 10_000  # characters; the longest answer that anybody writes into a survey
CELLS = 4_000_000
TEXT = 3_000_000  # characters of running text
PAGES = 200
UNPACKED = 600 * 2**20  # bytes of an office file's parts together
RATIO = 400  # a part that unpacks to more than this many times its size is no document's
SECONDS = 40.0  # for one file
MEMORY = 2 * 2**30  # bytes of the process that reads it
