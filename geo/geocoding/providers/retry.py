"""Send requests to a public service as its operators ask: slowly, with retries when it is busy, and with a limit."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from geopy import exc
from geopy.extra.rate_limiter import RateLimiter

from geo.errors import GeocodingError

_MAX_WAIT_S = 120.0
_PERMANENT = (
    exc.ConfigurationError,
    exc.GeocoderAuthenticationFailure,
    exc.GeocoderInsufficientPrivileges,
    exc.GeocoderQueryError,
)
"""Errors that a retry cannot fix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """Seconds between requests, before a request times out, and before each retry (more if the service asks for it)."""

    delay_s: float = 1.1
    timeout_s: float = 8.0
    waits_s: tuple[float, ...] = (2.0, 6.0)
    sleep: Callable[[float], None] = time.sleep


def with_retries(fetch: Callable[..., Any], policy: RetryPolicy, *, service: str) -> Callable[..., Any]:
    """Return a function that calls `fetch`, a method of a geopy geocoder, under `policy`.

    It raises `GeocodingError`, which names `service`, when every attempt has failed.
    """
    limited = RateLimiter(fetch, min_delay_seconds=policy.delay_s, max_retries=0, swallow_exceptions=False)

    def fetch_with_retries(*args: object, **kwargs: object) -> Any:  # noqa: ANN401 - geopy's result has no type
        for wait_s in (*policy.waits_s, None):
            try:
                return limited(*args, timeout=policy.timeout_s, **kwargs)
            except (exc.GeopyError, LookupError, TypeError, ValueError, AttributeError) as error:
                # geopy also raises built-in errors when a response has an unexpected shape.
                if wait_s is None or isinstance(error, _PERMANENT):
                    raise GeocodingError(f"{service} isn't responding correctly: {_reason(error)}.") from error
                policy.sleep(min(max(wait_s, _retry_after_s(error)), _MAX_WAIT_S))
        return None

    return fetch_with_retries


def _retry_after_s(error: Exception) -> float:
    return float(getattr(error, "retry_after", None) or 0)


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())[:100].rstrip(".")
    return f"{text} ({type(error).__name__})" if text else type(error).__name__
