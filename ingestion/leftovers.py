"""Knows by their names the files and folders that systems and programs leave beside what people wrote."""

from collections.abc import Sequence
from functools import lru_cache

_NOWHERE = ("", ".")
_WEB = "://"  # in the name of a page
# Whatever lies in a folder called so, wherever that is.
_OF_SYSTEMS = frozenset({"__MACOSX", "$RECYCLE.BIN", "System Volume Information"})
_OF_PROGRAMS = frozenset({
    ".git", ".svn", ".hg", ".bzr", ".dvc", ".datalad", "node_modules", "bower_components", "__pycache__",
    "site-packages", "dist-packages", "venv", ".venv", ".tox", ".nox", ".eggs", ".mypy_cache", ".pytest_cache",
    ".ruff_cache", ".ipynb_checkpoints", ".Rproj.user", ".idea", ".vscode", ".vs", ".gradle", ".obsidian", ".Trashes",
    ".Spotlight-V100", ".fseventsd", ".TemporaryItems", ".DocumentRevisions-V100", "@eaDir", "#recycle", ".stfolder",
    ".stversions", ".dropbox.cache",
})  # fmt: skip
_ENDINGS_OF_FOLDERS = (".dist-info", ".egg-info")
_TRASH = ".Trash-"  # and the number of a user
# Beside what was fetched there: datasets themselves may lie under .cache.
_PATHS = ("/.cache/huggingface/download/",)
# The files, in small letters.
_FILES = frozenset({
    ".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon�", ".localized", ".directory", "cachedir.tag", ".git",
    ".gitattributes", ".gitignore", ".gitmodules", ".gitkeep", ".git-blame-ignore-revs", ".hgignore", ".hgtags",
    ".mailmap", ".dvcignore", ".editorconfig", ".dockerignore", ".npmignore", ".npmrc", ".prettierrc",
    ".prettierignore", ".eslintrc", ".eslintignore", ".nojekyll", ".python-version", ".rhistory", ".rdata",
    ".python_history", ".bash_history", "pyvenv.cfg", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock",
    "pnpm-lock.yaml", "poetry.lock", "pipfile.lock", "cargo.lock", "composer.lock", "gemfile.lock", "uv.lock",
    "latexmkrc", ".latexmkrc", "texput.log",
})  # fmt: skip
_ENDINGS_OF_TEX = (
    ".cls .sty .clo .fd .ldf .bst .bbx .cbx .lbx .bbl .blg .bcf .run.xml .aux .toc .lof .lot .lol .loa .idx .ilg .ist .gls "
    ".glo .glg .acn .acr .alg .nav .snm .vrb .fls .fdb_latexmk .synctex .synctex.gz .synctex(busy) .xdv .tdo .thm"
)
_ENDINGS = (".pyc", ".pyo", *_ENDINGS_OF_TEX.split())


@lru_cache(maxsize=64)  # asked of a member by what opens its box and by what reads it
def is_system_file(name: str) -> bool:
    """Say whether a system or a program, not a person, put this file there: .DS_Store, .gitignore, locks of open documents, and all of .git or node_modules."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in _NOWHERE]
    last = parts[-1] if parts else ""
    is_lock = last.startswith("~$") or (last.startswith(".~lock.") and last.endswith("#"))
    is_left = last.lower() in _FILES or last.startswith("._") or last.lower().endswith(_ENDINGS) or is_lock
    return is_left or not _OF_SYSTEMS.isdisjoint(parts) or (_WEB not in name and _is_in_folder(parts[:-1]))


def _is_in_folder(folders: Sequence[str]) -> bool:
    """Say whether one of these is a program's. A page on the web may be filed under the same words."""
    if not folders:
        return False
    is_called_so = not _OF_PROGRAMS.isdisjoint(folders) or any(map(_is_numbered, folders))
    path = f"/{'/'.join(folders)}/"
    return is_called_so or any(known in path for known in _PATHS)


def _is_numbered(folder: str) -> bool:
    return folder.endswith(_ENDINGS_OF_FOLDERS) or folder.startswith(_TRASH)


def is_in_system_folder(name: str) -> bool:
    """Say whether a file lies, seen from the folder that was given, in one that a system or a program keeps for itself."""
    folders = name.split("/")[:-1]
    return not _OF_SYSTEMS.isdisjoint(folders) or _is_in_folder(folders)
