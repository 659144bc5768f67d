"""Which code made a result."""

import subprocess
from pathlib import Path


def code_commit() -> str:
    """Commit of this project, with `-dirty` when its Python files differ from it; "unknown" outside a checkout."""
    project = Path(__file__).parent

    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=project, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    try:
        return git("rev-parse", "HEAD") + ("-dirty" if git("status", "--porcelain", "--", ".") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
