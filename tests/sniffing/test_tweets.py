"""An archive of X or Twitter is JSON that a page can read; other scripts are text."""

import io

import pytest

from ingestion.sniffing import sniff


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('window.YTD.tweets.part0 = [\n  {"tweet": {}}\n]', "application/json"),
        ('window.YTD.account.part0 = {"a": 1}', "application/json"),
        ("window.YTD.tweets.part0 = pronto", "text/plain"),
        ('window.location = ["a"]', "text/plain"),
        ('Se escribe window.YTD.tweets.part0 = [{"tweet": {}}].', "text/plain"),
    ],
)
def test_what_an_archive_of_tweets_begins_with(text: str, kind: str) -> None:
    data = text.encode()
    assert sniff(io.BytesIO(data), "tweets.js", len(data)) == kind
