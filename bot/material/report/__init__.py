"""A page of answers to hand on: one model, written as PPTX, HTML or XLSX here, as PDF or PNG by the picture."""

from bot.material.report.model import Block as Block
from bot.material.report.model import Line as Line
from bot.material.report.model import Mark as Mark
from bot.material.report.model import Report as Report
from bot.material.report.model import Scored as Scored
