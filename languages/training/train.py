"""Trains the language model, and the table of signs beside it, from a folder of TSV files (columns lang, source, text).

Run it in an environment of its own, since training and serving packages share one module name:

    python -m venv training-venv && training-venv/bin/pip install fasttext-numpy2 "numpy<2"
    training-venv/bin/python -m languages.training.train FOLDER --model languages/model/lid.ftz
    training-venv/bin/python -m languages.training.train FOLDER --model dev.ftz --keep-back   # then evaluate dev.ftz
    training-venv/bin/python -m languages.training.train FOLDER --model before.ftz --keep-back --leave-out donation-

One thread, one seed: the same text gives the same model.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import fasttext

from languages.training import kin
from languages.training.lessons import SEED, lines_to_teach
from languages.training.rows import Row, divide, read_rows

SETTINGS = {
    "dim": 24,
    "minn": 2,
    "maxn": 4,
    "bucket": 200_000,
    "minCount": 2,
    "epoch": 6,
    "lr": 0.6,
    "loss": "softmax",
    "thread": 1,
    "seed": SEED,
    "verbose": 0,
}
# Features kept when quantising: more gains nothing that can be measured, fewer loses languages with little text.
KEPT_FEATURES = 100_000


def train(rows: Iterable[Row], model_path: Path) -> int:
    """Write the quantised model taught with `rows` to `model_path`; the number of lines it was taught."""
    lines = lines_to_teach(rows)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "lines.txt"
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        model = fasttext.train_supervised(input=str(source), **SETTINGS)
        model.quantize(input=str(source), cutoff=KEPT_FEATURES, retrain=True, qnorm=True, thread=1, verbose=0)
        model.save_model(str(model_path))
    return len(lines)


def main(arguments: list[str]) -> None:
    """Read the command line, train, say what was done."""
    parser = argparse.ArgumentParser(description="Train the language model.")
    parser.add_argument("folder", type=Path, help="folder with *.tsv or *.tsv.xz: columns lang, source, text")
    parser.add_argument("--model", type=Path, required=True, help="where to write the .ftz file")
    parser.add_argument(
        "--keep-back", action="store_true", help="leave out the sources that evaluate.py measures with"
    )
    parser.add_argument(
        "--leave-out",
        default="\0",
        metavar="BEGINNING",
        help="teach no source whose name begins so (the model before)",
    )
    options = parser.parse_args(arguments)
    rows = read_rows(options.folder)
    if options.keep_back:
        rows, _ = divide(rows)
    rows = [row for row in rows if not row.source.startswith(options.leave_out)]
    lines = train(rows, options.model)
    kin.write(rows, options.model)
    sys.stdout.write(f"{options.model}: {lines} lines, {options.model.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
