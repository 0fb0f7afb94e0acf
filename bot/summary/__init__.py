"""What a manager wants to know of a journey: what hurts most, who is on it, did it help. Computed, no model."""

from bot.summary.fact import Facts as Facts
from bot.summary.gather import facts as facts
from bot.summary.page import one_page as one_page
