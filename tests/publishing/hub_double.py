"""A double of the Hub over HTTP, as far as publishing needs it, with faults that can be asked for."""

import base64
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha1, sha256
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.publishing import hub_gate as gate
from tests.publishing.hub_state import Commit, Repo, State, git_oid

TOKEN = "hf_double"


def not_found() -> Response:
    return JSONResponse({"error": "Repository not found"}, 404, {"X-Error-Code": "RepoNotFound"})


class Double:
    """The application: routes over one State."""

    def __init__(self) -> None:
        self.state = State()
        repo = "/{ns}/{name}"
        api = f"/api/datasets{repo}"
        self.app = Starlette(
            routes=[
                Route("/api/whoami-v2", self.whoami),
                Route("/api/repos/create", self.create, methods=["POST"]),
                Route("/api/repos/delete", self.delete, methods=["DELETE"]),
                Route("/api/validate-yaml", self.validate, methods=["POST"]),
                Route(f"{api}/settings", self.settings, methods=["PUT"]),
                Route(f"{api}/preupload/{{rev}}", self.preupload, methods=["POST"]),
                Route(f"{api}/commit/{{rev}}", self.commit, methods=["POST"]),
                Route(f"{api}/tree/{{rev}}", self.tree),
                Route(f"{api}/refs", self.refs),
                Route(f"{api}/user-access-request/accepted", gate.let_in(self.state)),
                Route(f"{api}/tag/{{rev}}", self.tag, methods=["POST"]),
                Route(f"{api}/revision/{{rev}}", self.info),
                Route(api, self.info),
                Route(f"/datasets{repo}.git/info/lfs/objects/batch", self.batch, methods=["POST"]),
                Route("/lfs/{oid}", self.put, methods=["PUT"]),
                Route("/verify", self.verify, methods=["POST"]),
                Route(f"/api/models{repo}/revision/{{rev}}", self.model),
                Route(f"{repo}/resolve/{{rev}}/{{path:path}}", self.resolve, methods=["GET", "HEAD"]),
                Route(
                    f"/datasets{repo}/resolve/{{rev}}/{{path:path}}", self.resolve, methods=["GET", "HEAD"]
                ),
            ]
        )

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer, unless a fault was asked for."""
        if scope["type"] != "http":
            return
        line = f"{scope['method']} {scope['path']}"
        self.state.log.append(line)
        self.state.before(line)
        fault = next((one for one in self.state.faults if one.times and re.search(one.matches, line)), None)
        if fault is None:
            await self.app(scope, receive, send)
            return
        fault.times -= 1
        if fault.applied:
            await self.app(scope, receive, _swallow)
        if fault.status:
            await JSONResponse({"error": "asked for"}, fault.status, fault.headers)(scope, receive, send)
        else:
            raise ConnectionResetError("asked for")

    def repo(self, request: Request) -> Repo | None:
        """Return the repository, or None where this caller may not know of it."""
        found = self.state.repos.get(f"{request.path_params['ns']}/{request.path_params['name']}")
        knows = request.headers.get("authorization") == f"Bearer {TOKEN}"
        return found if found and (knows or not found.private) else None

    async def whoami(self, _request: Request) -> Response:
        return JSONResponse({"name": "acopio", "orgs": []})

    async def validate(self, _request: Request) -> Response:
        return JSONResponse({"warnings": [], "errors": []})

    async def create(self, request: Request) -> Response:
        asked = await request.json()
        name = f"{asked['organization']}/{asked['name']}"
        answer = {"url": f"{self.state.url}/datasets/{name}"}
        if name in self.state.repos:
            return JSONResponse(answer | {"error": "You already created this dataset repo"}, 409)
        attributes = b"*.parquet filter=lfs diff=lfs merge=lfs -text\n"
        self.state.blobs[git_oid(attributes)] = attributes
        first = Commit("0" * 39 + "1", "initial commit", {".gitattributes": ("regular", git_oid(attributes))})
        self.state.repos[name] = Repo(private=asked.get("visibility") == "private", commits=[first])
        return JSONResponse(answer)

    async def delete(self, request: Request) -> Response:
        asked = await request.json()
        gone = self.state.repos.pop(f"{asked['organization']}/{asked['name']}", None)
        return Response() if gone else not_found()

    async def settings(self, request: Request) -> Response:
        repo, asked = self.repo(request), await request.json()
        if repo is None:
            return not_found()
        repo.gated = asked.get("gated", repo.gated)
        if "visibility" in asked:
            repo.private = asked["visibility"] == "private"
        repo.seen_open = repo.seen_open or not repo.private
        return JSONResponse({})

    async def preupload(self, request: Request) -> Response:
        repo, asked = self.repo(request), await request.json()
        if repo is None:
            return not_found()
        tree = repo.at(request.path_params["rev"]).tree
        modes = {
            one["path"]: "lfs" if one["path"].endswith(".parquet") else "regular" for one in asked["files"]
        }
        oids = {path: tree[path][1] for path in modes if path in tree}
        return JSONResponse(
            {
                "files": [
                    {"path": path, "uploadMode": mode, "shouldIgnore": False, "oid": oids.get(path)}
                    for path, mode in modes.items()
                ]
            }
        )

    async def batch(self, request: Request) -> Response:
        asked = await request.json()

        def answer(one: dict[str, Any]) -> dict[str, Any]:
            if one["oid"] in self.state.objects:
                return one
            upload = {"href": f"{self.state.url}/lfs/{one['oid']}"}
            return one | {"actions": {"upload": upload, "verify": {"href": f"{self.state.url}/verify"}}}

        return JSONResponse({"transfer": "basic", "objects": [answer(one) for one in asked["objects"]]})

    async def put(self, request: Request) -> Response:
        self.state.objects[request.path_params["oid"]] = await request.body()
        return Response()

    async def verify(self, request: Request) -> Response:
        asked = await request.json()
        known = len(self.state.objects.get(asked["oid"], b"")) == asked["size"]
        return Response(status_code=200 if known else 404)

    async def commit(self, request: Request) -> Response:
        repo = self.repo(request)
        if repo is None:
            return not_found()
        lines = [json.loads(line) for line in (await request.body()).splitlines()]
        header = next(line["value"] for line in lines if line["key"] == "header")
        if header.get("parentCommit") not in {None, repo.commits[-1].oid}:
            return JSONResponse({"error": "A commit has happened since"}, 412)
        tree = dict(repo.commits[-1].tree)
        for line in lines:
            self._apply(tree, line["key"], line["value"])
        return JSONResponse(self._commit(repo, header["summary"], tree))

    def _apply(self, tree: dict[str, tuple[str, str]], key: str, value: dict[str, Any]) -> None:
        if key == "file":
            data = base64.b64decode(value["content"])
            self.state.blobs[git_oid(data)] = data
            tree[value["path"]] = ("regular", git_oid(data))
        elif key == "lfsFile":
            tree[value["path"]] = ("lfs", value["oid"])
        elif key == "deletedFile":
            del tree[value["path"]]

    def _commit(self, repo: Repo, title: str, tree: dict[str, tuple[str, str]]) -> dict[str, str]:
        said = json.dumps([len(repo.commits), title, sorted(tree.items())]).encode()
        repo.commits.append(Commit(sha1(said, usedforsecurity=False).hexdigest(), title, tree))
        oid = repo.commits[-1].oid
        return {"commitOid": oid, "commitUrl": f"{self.state.url}/datasets/x/y/commit/{oid}"}

    async def tree(self, request: Request) -> Response:
        repo = self.repo(request)
        if repo is None:
            return not_found()
        tree = repo.at(request.path_params["rev"]).tree
        return JSONResponse([self._listed(path, entry) for path, entry in sorted(tree.items())])

    def _listed(self, path: str, entry: tuple[str, str]) -> dict[str, Any]:
        mode, oid = entry
        size = self.state.size(entry)
        lfs = {"lfs": {"oid": oid, "size": size, "pointerSize": 134}} if mode == "lfs" else {}
        return {
            "type": "file",
            "path": path,
            "oid": sha1(oid.encode(), usedforsecurity=False).hexdigest() if lfs else oid,
            "size": size,
            **lfs,
        }

    async def refs(self, request: Request) -> Response:
        repo = self.repo(request)
        if repo is None:
            return not_found()
        tags = [
            {"name": name, "ref": f"refs/tags/{name}", "targetCommit": oid} for name, oid in repo.tags.items()
        ]
        return JSONResponse({"branches": [], "tags": tags, "converts": []})

    async def tag(self, request: Request) -> Response:
        repo, asked = self.repo(request), await request.json()
        if repo is None:
            return not_found()
        if asked["tag"] in repo.tags:
            return JSONResponse({"error": "Tag reference exists already"}, 409)
        repo.tags[asked["tag"]] = repo.at(request.path_params["rev"]).oid
        return JSONResponse({})

    async def info(self, request: Request) -> Response:
        repo = self.repo(request)
        if repo is None:
            return not_found()
        commit = repo.at(request.path_params.get("rev", "main"))
        name = f"{request.path_params['ns']}/{request.path_params['name']}"
        siblings = [{"rfilename": path} for path in commit.tree]
        return JSONResponse(
            {
                "id": name,
                "sha": commit.oid,
                "private": repo.private,
                "gated": repo.gated,
                "siblings": siblings,
                "tags": [],
            }
        )

    async def model(self, request: Request) -> Response:
        """A model repository: its commit, and its files with the sha256 of the large ones."""
        repo = self.repo(request)
        if repo is None:
            return not_found()
        commit = repo.at(request.path_params["rev"])
        files = [self._listed(path, entry) for path, entry in commit.tree.items()]
        siblings = [
            {"rfilename": one["path"], "size": one["size"]}
            | ({"lfs": {**one["lfs"], "sha256": one["lfs"]["oid"]}} if "lfs" in one else {})
            for one in files
        ]
        return JSONResponse(
            {"id": "model", "modelId": "model", "sha": commit.oid, "siblings": siblings, "tags": []}
        )

    async def resolve(self, request: Request) -> Response:
        repo = self.repo(request)
        if repo is None:
            return not_found()
        commit = repo.at(request.path_params["rev"])
        entry = commit.tree[request.path_params["path"]]
        data = self.state.content(entry)
        etag = entry[1]
        headers = {"X-Repo-Commit": commit.oid, "ETag": f'"{etag}"', "Content-Length": str(len(data))}
        if entry[0] == "lfs":
            headers |= {"X-Linked-Etag": f'"{etag}"', "X-Linked-Size": str(len(data))}
        return Response(b"" if request.method == "HEAD" else data, headers=headers)


async def _swallow(_message: Any) -> None:
    """Send nothing."""


@contextmanager
def serving() -> Iterator[State]:
    """Serve a double on the loopback while the block runs."""
    double = Double()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        double.state.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = uvicorn.Server(
            uvicorn.Config(
                double, log_level="critical", lifespan="off", ws="none", timeout_graceful_shutdown=2
            )
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield double.state
        server.should_exit = True
        thread.join(10)


def sha(data: bytes) -> str:
    """Return the sha256 of some bytes."""
    return sha256(data).hexdigest()
