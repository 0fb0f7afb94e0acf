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
from bot.usecases.threads import link_to


def map_route(store: OpenStore, mouth: Mouth, identity: Identity) -> Route:
    def find(id: str) -> str:
        try:
            tenant = identity.get().team
            with store() as opened:
                return link_to(opened, mouth, tenant, id)
        except (SlackRefused, SlackUnavailable):
            return ""

    async def lead(request: Request) -> Response:
        url = await run_sync(find, str(request.path_params["id"]))
        return RedirectResponse(url, status_code=302) if url else Response("not found", status_code=404)

    return Route("/maps/{id}", lead)
