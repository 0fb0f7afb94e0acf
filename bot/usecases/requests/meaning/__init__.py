"""A sentence → the request that it is: what is wanted by the reader, of what by the workspace's own names."""

from bot.usecases.requests.meaning.meant import Meant as Meant
from bot.usecases.requests.meaning.meant import meant as meant
