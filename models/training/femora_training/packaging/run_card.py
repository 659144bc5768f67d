"""The part of card.md that says which run each network and each fold comes from."""

from .manifest import STAGE_GRAPHS

COMMIT_LETTERS = 12


def run_card(metrics: dict) -> str:
    """A table in Markdown; `metrics` as in `metrics.json`. Folds of one run stand in one line."""
    shipped = metrics["folds"]["test"]
    lines = []
    for stage in STAGE_GRAPHS:
        lines.append(_line(f"{stage}, shipped", metrics[stage]["effort"]["epochs"], metrics[stage]["run"]))
        lines += _fold_lines(stage, metrics["crossValidation"].get(stage, {"folds": []})["folds"], shipped)
    return "\n".join(["| network | epochs | code | taken over from |", "|---|---|---|---|", *lines])


def _fold_lines(stage: str, rows: list[dict], shipped: int) -> list[str]:
    together: dict[tuple, list[str]] = {}
    for row in rows:
        if row["fold"] != shipped:
            key = (row["epochs"], row["run"]["codeCommit"], row["run"]["takenFrom"])
            together.setdefault(key, []).append(str(row["fold"]))
    return [
        _line(
            f"{stage}, figures of fold{'s' if len(folds) > 1 else ''} {', '.join(folds)}",
            epochs,
            {"codeCommit": commit, "takenFrom": taken_from},
        )
        for (epochs, commit, taken_from), folds in together.items()
    ]


def _line(name: str, epochs: int, run: dict) -> str:
    commit = run["codeCommit"]
    short = commit[:COMMIT_LETTERS] + ("-dirty" if commit.endswith("-dirty") else "")
    return f"| {name} | {epochs} | `{short}` | {run['takenFrom'] or '–'} |"
