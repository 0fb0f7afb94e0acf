"""`/maps/<id>`: an address of a map that leads to the thread where it is talked about. Slack decides who may read
there; nothing of the map is told here."""

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.identity import Identity
from bot.slack.mouth import Mouth
from bot.usecases.ports import OpenStore


def map_route(store: OpenStore, mouth: Mouth, identity: Identity) -> Route:
    def find(id: str) -> str | None:
        try:
            tenant = identity.get().team
            with store() as opened:
                places = [place for _, place in opened.conversations.of_journey(tenant, id) if place.thread]
            return next((url for place in places if (url := mouth.link(tenant, place))), None)
        except (SlackRefused, SlackUnavailable):
            return None

    async def lead(request: Request) -> Response:
        url = await run_sync(find, str(request.path_params["id"]))
        return RedirectResponse(url, status_code=302) if url else Response("not found", status_code=404)

    return Route("/maps/{id}", lead)
