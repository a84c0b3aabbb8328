"""Chromium by its own protocol (CDP) over two pipes: no driver, no port, no package."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
WITHIN = 30.0  # seconds, on a machine that is busy with other things
_FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--remote-debugging-pipe", "--disable-dev-shm-usage"),
]
# Chromium reads from 3 and writes to 4, whatever numbers our pipes have got
_WITH_PIPES = """
import os, sys
for ours, theirs in zip(sys.argv[1:3], (3, 4)):
    os.dup2(int(ours), theirs)
os.execv(sys.argv[3], sys.argv[3:])
"""
Json = dict[str, Any]


def rect_of(selector: str) -> str:
    return f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()"


def program() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Tab:
    """One tab: navigates, evaluates, presses keys, and tells where it would have gone."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._received, self._last = b"", 0
        self._session: str | None = None
        self.events: list[Json] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> Json:
        self._last += 1
        asked = {"id": self._last, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._to, json.dumps(asked).encode() + b"\0")
        while (answer := self._read()).get("id") != self._last:
            self.events.append(answer)
        assert "error" not in answer, (method, answer)
        result: Json = answer["result"]
        return result

    def wait_for(self, event: str) -> Json:
        """Return the next event of this name, its parameters; it is then forgotten."""
        while True:
            for each in self.events:
                if each["method"] == event:
                    self.events.remove(each)
                    params: Json = each["params"]
                    return params
            self.events.append(self._read())

    def open(self, url: str) -> None:
        self.events.clear()
        self.call("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def show(self, html: str) -> None:
        """Show a document that came from nowhere."""
        frame = self.call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self.call("Page.setDocumentContent", frameId=frame, html=html)

    def evaluate(self, expression: str) -> Any:
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def resize(self, width: int, height: int) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,  # a phone, as opposed to a narrow window
        )

    def prefer(self, scheme: str) -> None:
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.call("Emulation.setEmulatedMedia", features=[feature])

    def press(self, key: str) -> None:
        codes = {"Tab": 9, "Escape": 27, "Enter": 13}
        for kind in ("rawKeyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=codes[key],
            )

    def click(self, selector: str) -> None:
        box = self.evaluate(f"(r => [r.x + r.width / 2, r.y + r.height / 2])({rect_of(selector)})")
        for kind in ("mousePressed", "mouseReleased"):
            self.call(
                "Input.dispatchMouseEvent",
                type=kind,
                x=box[0],
                y=box[1],
                button="left",
                clickCount=1,
            )

    def screenshot(self, path: Path) -> None:
        found = self.call("Page.captureScreenshot")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(found["data"]))

    def _read(self) -> Json:
        deadline = time.monotonic() + WITHIN
        while b"\0" not in self._received:
            ready, _, _ = select.select([self._back], [], [], max(0, deadline - time.monotonic()))
            assert ready, "Chromium says nothing"
            chunk = os.read(self._back, 2**20)
            assert chunk, "Chromium has ended"
            self._received += chunk
        message, _, self._received = self._received.partition(b"\0")
        found: Json = json.loads(message)
        return found


@contextmanager
def chromium(path: str) -> Iterator[Tab]:
    """Start Chromium with a profile that is thrown away, and end it with all its children."""
    theirs_in, ours_out = _pipe()
    ours_in, theirs_out = _pipe()
    profile = Path(tempfile.mkdtemp(prefix="chromium-"))
    command = [path, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(
        [sys.executable, "-c", _WITH_PIPES, str(theirs_in), str(theirs_out), *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(profile)},
        pass_fds=(theirs_in, theirs_out),
    ) as browser:
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Tab(ours_out, ours_in)
        finally:
            os.close(ours_out)  # Chromium ends when nobody speaks to it
            try:
                browser.wait(WITHIN)
            except subprocess.TimeoutExpired:
                browser.kill()
            os.close(ours_in)
            shutil.rmtree(profile, ignore_errors=True)


def _pipe() -> list[int]:
    """Make a pipe out of the way of 3 and 4."""
    ends = os.pipe()
    moved = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return moved
