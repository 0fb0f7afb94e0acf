"""The knowledge base: finds the passage that helps, says where it is from, and says when there is none."""

import os

# The embedded model multiplies small matrices. OpenBLAS would share them out among threads that wait for each other
# in a loop: on a machine with other work a query then takes ten times as long (measured: 7 ms against 75-290 ms).
# It reads this when numpy is first imported, so it is set before.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
