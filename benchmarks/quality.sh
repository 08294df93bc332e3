#!/bin/sh
# Prints the quality figures of every gold set below the folder given, with the evaluator that lies beside them.
shared=${1:?usage: quality.sh FOLDER_WITH_gold_AND_eval}
if [ ! -f "$shared/eval/evaluate.py" ]; then
    echo "There is no gold set in $shared: the figures on the set inside this repository are printed by the tests in tests/quality." >&2
    exec .venv/bin/python -m pytest -q tests/quality
fi
for set in "$shared"/gold/*/; do
    echo "== $(basename "$set")"
    .venv/bin/python "$shared/eval/evaluate.py" "$set" --screener .venv/bin/screener
done
