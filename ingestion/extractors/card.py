"""Reads which files are which split out of the YAML head of a dataset card, as the Hub writes it: `configs` and `dataset_info`."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import yaml

MOST = 100  # statements kept
_LONGEST_HEAD = 1 << 20  # characters
_LONGEST_PATTERN = 200
_NAME = re.compile(r"\w+(?:[.-]\w+)*", re.ASCII)
_LONGEST_NAME = 40
_DEFAULT = "train"
_LOADER: Any = getattr(
    yaml, "CBaseLoader", yaml.BaseLoader
)  # every value a string: nothing is made of what is written there

Said = tuple[str, str]


def splits_in(head: str) -> tuple[Said, ...]:
    """Return (split, pattern of paths seen from the card) for each that the head declares, in its order, each once."""
    if len(head) > _LONGEST_HEAD:
        return ()
    try:
        card = yaml.load(head, _LOADER)  # noqa: S506  # a base loader makes strings, lists and dictionaries only
    except (yaml.YAMLError, ValueError, RecursionError):
        return ()
    if not isinstance(card, Mapping):
        return ()
    said = [*_of_configs(card.get("configs")), *_of_info(card.get("dataset_info"))]
    fitting = ((split, pattern) for split, pattern in dict.fromkeys(said) if _fits(split, pattern))
    return tuple(islice(fitting, MOST))


def _fits(split: str, pattern: str) -> bool:
    is_here = pattern and "://" not in pattern and len(pattern) <= _LONGEST_PATTERN
    return bool(is_here and len(split) <= _LONGEST_NAME and _NAME.fullmatch(split))


def _of_configs(configs: Any) -> Iterator[Said]:
    """`data_files` is a pattern, a list of them, {split: patterns}, or a list of {split, path}; without a split it is `train`."""
    for config in _mappings(configs):
        folder = config.get("data_dir")
        for split, pattern in _of_files(config.get("data_files")):
            yield split, f"{folder.strip('/')}/{pattern}" if isinstance(folder, str) and folder else pattern


def _of_files(files: Any) -> Iterator[Said]:
    if isinstance(files, Mapping):
        for split, patterns in files.items():
            yield from ((str(split), pattern) for pattern in _strings(patterns))
        return
    for one in files if isinstance(files, list) else [files]:
        if isinstance(one, Mapping):
            split = one.get("split", _DEFAULT)
            yield from ((str(split), pattern) for pattern in _strings(one.get("path")))
        elif isinstance(one, str):
            yield _DEFAULT, one


def _of_info(info: Any) -> Iterator[Said]:
    """Only names and counts are there: files are called after their split, or lie in a folder that is."""
    for config in _mappings(info):
        for split in _mappings(config.get("splits")):
            name = split.get("name")
            if isinstance(name, str):
                yield from ((name, f"**/{name}{ending}") for ending in ("-*", ".*", "/**"))


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Mapping)]


def _strings(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
