"""The app with three views that hog: one thread computes, holds the interpreter lock, or waits."""

import ctypes
import time

from flask import Flask

from api.app import application as the_app

HELD = 1.0  # seconds
_libc = ctypes.PyDLL(None)  # unlike CDLL it keeps the interpreter lock during the call


def application() -> Flask:
    """Make the app from the environment, and the hogs behind its bounds like any other view."""
    made = the_app()
    made.add_url_rule("/test/computes", view_func=computes)
    made.add_url_rule("/test/holds-the-lock", view_func=holds_the_lock)
    return made


def computes() -> str:
    until = time.monotonic() + HELD
    while time.monotonic() < until:
        sum(number % 7 for number in range(1000))
    return ""


def holds_the_lock() -> str:
    _libc.usleep(int(HELD * 1_000_000))
    return ""
