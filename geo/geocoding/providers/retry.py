"""Ask a public service as its operators want to be asked: slowly, again later when it is busy, and not for ever."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from geopy import exc
from geopy.extra.rate_limiter import RateLimiter

from geo.errors import GeocodingError

_LONGEST_WAIT_S = 120.0
_FINAL = (
    exc.ConfigurationError,
    exc.GeocoderAuthenticationFailure,
    exc.GeocoderInsufficientPrivileges,
    exc.GeocoderQueryError,
)
"""Errors that asking again cannot mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """Seconds between requests, before giving one up, and before each retry (longer if the service says so)."""

    delay_s: float = 1.1
    timeout_s: float = 8.0
    waits_s: tuple[float, ...] = (2.0, 6.0)
    sleep: Callable[[float], None] = time.sleep


def with_retries(fetch: Callable[..., Any], pace: RetryPolicy, *, service: str) -> Callable[..., Any]:
    """Return `fetch`, a geopy geocoder's method, at the given pace; it raises `GeocodingError` when all tries fail."""
    limited = RateLimiter(fetch, min_delay_seconds=pace.delay_s, max_retries=0, swallow_exceptions=False)

    def asked(*args: object, **kwargs: object) -> Any:  # noqa: ANN401 - geopy's answer has no type
        for wait_s in (*pace.waits_s, None):
            try:
                return limited(*args, timeout=pace.timeout_s, **kwargs)
            except (exc.GeopyError, LookupError, TypeError, ValueError, AttributeError) as error:
                # Besides its own errors geopy lets through whatever it stumbles over in an answer of another shape.
                if wait_s is None or isinstance(error, _FINAL):
                    raise GeocodingError(f"{service} did not answer usably: {_reason(error)}.") from error
                pace.sleep(min(max(wait_s, _asked_to_wait(error)), _LONGEST_WAIT_S))
        return None

    return asked


def _asked_to_wait(error: Exception) -> float:
    return float(getattr(error, "retry_after", None) or 0)


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())[:100].rstrip(".")
    return f"{text} ({type(error).__name__})" if text else type(error).__name__
