"""Prints a page to PDF with Chromium, where there is one."""

import os
import shutil
import subprocess
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LONGEST_SECONDS = 120


def print_pdf(page: Path, target: Path) -> bool:
    """False when no Chromium was found or it did not print; the HTML page holds everything anyway."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return False
    # Chromium refuses its sandbox to the superuser; the page is our own.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [browser, "--headless", "--disable-gpu", *sandbox, "--no-pdf-header-footer", f"--print-to-pdf={target}"]
    try:
        subprocess.run([*command, page.resolve().as_uri()], capture_output=True, timeout=LONGEST_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return target.exists()
