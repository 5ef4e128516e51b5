"""Measures the widget: `python -m tests.bench.widget`. Its weight, its script time on a slow phone, Lighthouse.

Lighthouse comes from npm; without it a line says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.server import GuideServer

SLOWDOWN = 4
RUNS = 5
LIGHTHOUSE = "lighthouse@12"


def main() -> None:
    """Prints the figures, one a line."""
    with tempfile.TemporaryDirectory() as folder, GuideServer(Path(folder)) as guide:
        with sync_playwright() as playwright:
            browser = chromium.launch(playwright)
            print(f"widget, on the wire: {_weight(browser, guide.url) / 1000:.1f} kB gzipped, all of it")
            times = sorted(_script_ms(browser, guide.url) for _ in range(RUNS))
            print(f"widget, script time to the first paint at {SLOWDOWN}x slowdown: {times[RUNS // 2]:.0f} ms")
            browser.close()
        print(_lighthouse(guide.url, Path(folder)))


def _weight(browser: Browser, url: str) -> int:
    page = browser.new_page()
    found: list[Any] = []
    page.on("requestfinished", lambda request: found.append(request) if "/widget/" in request.url else None)
    page.goto(url)
    page.locator("button.launcher").wait_for()
    size = sum(request.sizes()["responseBodySize"] for request in found)
    page.close()
    return size


def _script_ms(browser: Browser, url: str) -> float:
    """All script of the start page, from the first byte until the widget's button stands there."""
    page = browser.new_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(url)
    page.locator("button.launcher").wait_for()
    metrics = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
    page.close()
    return metrics["ScriptDuration"] * 1000


def _lighthouse(url: str, folder: Path) -> str:
    if not shutil.which("npx"):
        return "Lighthouse: npx is not here, so it was not run"
    report = folder / "lighthouse.json"
    command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--only-categories=accessibility", "--output=json"]
    flags = ["--chrome-flags=--headless=new --no-sandbox", f"--output-path={report}"]
    try:
        environment = {**os.environ, "CHROME_PATH": chromium.PATH}
        subprocess.run([*command, *flags], env=environment, check=True, capture_output=True, timeout=300)
        score = json.loads(report.read_text())["categories"]["accessibility"]["score"]
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        return f"Lighthouse: could not be run ({type(error).__name__})"
    return f"Lighthouse accessibility of the start page: {score * 100:.0f}"


if __name__ == "__main__":
    main()
