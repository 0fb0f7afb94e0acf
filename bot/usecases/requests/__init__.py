"""What stands behind a request about the workspace's journeys: read, computed, answered; changed where it is asked."""

from bot.usecases.requests.request import Request as Request
