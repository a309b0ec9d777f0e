"""The machine-readable head of a card: the YAML that the Hub and the loading libraries read."""

from collections.abc import Sequence

import yaml

from donations.aligned import is_translated
from donations.models.choices import DonationKind, WishedVisibility
from languages.names import hub_language, language_details
from licensing.catalogue import hub_fields
from publishing.allowed import licence_of
from publishing.models import Release, ReleaseFile, ReleaseItem, ReleaseTable

_SIZES = ((10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M"), (10**7, "1M<n<10M"),
          (10**8, "10M<n<100M"), (10**9, "100M<n<1B"), (10**10, "1B<n<10B"), (10**11, "10B<n<100B"))  # fmt: skip
_TASKS = {
    DonationKind.DOCUMENTS: ["text-generation"],
    DonationKind.TRAINING: ["text-generation"],
    DonationKind.INSTRUCTION: ["text-generation"],
}
_GATE = {
    "extra_gated_heading": "Acceso con solicitud · Access on request",
    "extra_gated_prompt": (
        "Cuéntanos quién eres y para qué lo quieres: así lo pidió quien lo donó. · "
        "Tell us who you are and what for: the donor asked for it."
    ),
    "extra_gated_fields": {"Organización · Organisation": "text", "Para qué · What for": "text"},
}
_DTYPES = {"json": "string"}


def front_matter(
    release: Release,
    items: Sequence[ReleaseItem],
    tables: Sequence[ReleaseTable],
    files: Sequence[ReleaseFile],
) -> str:
    """Return the YAML between its two lines of hyphens."""
    head: dict[str, object] = {
        "pretty_name": release.dataset.title,
        **hub_fields(licence_of(items[0].donation)),
        **_languages(items),
        "size_categories": [size_category(sum(table.rows for table in tables))],
        **_tasks(items),
        "tags": _tags(items),
        **(_GATE if release.dataset.visibility == WishedVisibility.GATED else {}),
        "configs": _configs(tables),
        "dataset_info": _info(tables, files),
    }
    return f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000)}---\n"


def _languages(items: Sequence[ReleaseItem]) -> dict[str, list[str]]:
    tags = list(dict.fromkeys(tag for item in items for tag in item.donation.language_tags))
    return {
        "language": list(dict.fromkeys(hub_language(tag) for tag in tags)),
        "language_details": list(dict.fromkeys(language_details(tag) for tag in tags)),
    }


def size_category(rows: int) -> str:
    """Return the Hub's name for that many rows."""
    return next((name for limit, name in _SIZES if rows < limit), "n>1T")


def _tasks(items: Sequence[ReleaseItem]) -> dict[str, list[str]]:
    known = {task for item in items for task in _TASKS.get(DonationKind(item.donation.kind), [])}
    if any(is_translated(item.version) for item in items):
        known.add("translation")
    return {"task_categories": sorted(known)} if known else {}


def _tags(items: Sequence[ReleaseItem]) -> list[str]:
    said = {word for item in items for word in (item.donation.kind, item.donation.domain) if word}
    return ["somos600m", "acopio", *sorted(said)]


def _by_config(tables: Sequence[ReleaseTable]) -> dict[str, list[ReleaseTable]]:
    found: dict[str, list[ReleaseTable]] = {}
    for table in tables:
        found.setdefault(table.config, []).append(table)
    return found


def folder_of(config: str) -> str:
    """Return where a configuration's files lie in the repository."""
    return "data" if config == "default" else f"data/{config}"


def _configs(tables: Sequence[ReleaseTable]) -> list[dict[str, object]]:
    return [
        {
            "config_name": config,
            "data_files": [
                {"split": one.split, "path": f"{folder_of(config)}/{one.split}-*.parquet"} for one in splits
            ],
            **({"default": True} if number == 0 else {}),
        }
        for number, (config, splits) in enumerate(_by_config(tables).items())
    ]


def _info(tables: Sequence[ReleaseTable], files: Sequence[ReleaseFile]) -> list[dict[str, object]]:
    return [
        {
            "config_name": config,
            "features": [
                {"name": name, "dtype": _DTYPES.get(kind, kind)} for name, kind in splits[0].columns.items()
            ],
            "splits": [
                {"name": one.split, "num_bytes": one.bytes, "num_examples": one.rows} for one in splits
            ],
            "download_size": sum(
                one.bytes
                for one in files
                if one.rows is not None and one.path.rpartition("/")[0] == folder_of(config)
            ),
            "dataset_size": sum(one.bytes for one in splits),
        }
        for config, splits in _by_config(tables).items()
    ]
