"""Whom the double of the Hub let in to a gated repository."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tests.publishing.hub_state import State


def let_in(state: State) -> Callable[[Request], Awaitable[Response]]:
    """Return the answer to who was accepted; a repository without a gate has no such list."""

    async def answer(request: Request) -> Response:
        repo = state.repos[f"{request.path_params['ns']}/{request.path_params['name']}"]
        if not repo.gated:
            return JSONResponse({"error": "This repository is not gated"}, 400)
        more = {"status": "accepted", "timestamp": "2026-11-01T00:00:00.000Z"}
        return JSONResponse([{"requestId": str(n), "user": who, **more} for n, who in enumerate(repo.let_in)])

    return answer
