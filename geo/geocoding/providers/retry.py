"""Send requests to a public service as its operators ask: slowly, with retries when it is busy, and with a limit."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from geopy import exc
from geopy.extra.rate_limiter import RateLimiter

from geo.errors import GeocodingError
from geo.formatting import format_duration

_MAX_WAIT_S = 30.0
_MAX_STATED_S = 86_400.0 * 365  # a longer wait is stated as a year
_PERMANENT = (
    exc.ConfigurationError,
    exc.GeocoderAuthenticationFailure,
    exc.GeocoderInsufficientPrivileges,
    exc.GeocoderQueryError,
)
"""Errors that a retry cannot fix."""
_FAILURES = (
    exc.GeopyError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    OSError,
    RecursionError,
)
"""geopy also raises built-in errors when a response has an unexpected shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """Seconds between requests, before a request times out, and before each retry (more if the service asks for it).

    `announce` gets a sentence before each wait for a service.
    """

    delay_s: float = 1.1
    timeout_s: float = 8.0
    waits_s: tuple[float, ...] = (2.0, 6.0)
    sleep: Callable[[float], None] = time.sleep
    announce: Callable[[str], None] = lambda _: None


def with_retries(fetch: Callable[..., Any], policy: RetryPolicy, *, service: str) -> Callable[..., Any]:
    """Return a function that calls `fetch`, a method of a geopy geocoder, under `policy`.

    It raises `GeocodingError`, which names `service`, when every attempt has failed, and at once when the service asks
    for a wait of more than 30 seconds.
    """
    limited = RateLimiter(fetch, min_delay_seconds=policy.delay_s, max_retries=0, swallow_exceptions=False)

    def fetch_with_retries(*args: object, **kwargs: object) -> Any:  # noqa: ANN401 - geopy's result has no type
        for wait_s in (*policy.waits_s, None):
            try:
                return limited(*args, timeout=policy.timeout_s, **kwargs)
            except _FAILURES as error:
                asked_s = _retry_after_s(error)
                if asked_s > _MAX_WAIT_S:
                    wait = format_duration(asked_s)
                    raise GeocodingError(f"{service} is busy and asks for a wait of {wait}; try later.") from None
                if wait_s is None or isinstance(error, _PERMANENT):
                    raise GeocodingError(f"{service} isn't responding correctly ({_reason(error)}).") from None
                pause_s = max(wait_s, asked_s)
                policy.announce(f"{service} isn't responding correctly; the next try is in {pause_s:.0f} seconds.")
                policy.sleep(pause_s)
        return None

    return fetch_with_retries


def _retry_after_s(error: Exception) -> float:
    return float(min(getattr(error, "retry_after", None) or 0, _MAX_STATED_S))


def _reason(error: Exception) -> str:
    if not isinstance(error, exc.GeopyError):
        return "its answer is not a place"
    return " ".join(str(error).split())[:100].rstrip(".") or type(error).__name__
