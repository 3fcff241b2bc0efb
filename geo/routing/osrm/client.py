"""Fetch JSON from the operator's routing server; errors name the server and never the coordinates."""

from geo.errors import RouterUnavailableError
from geo.http_client import HttpError, get, parse_json
from geo.settings import redacted

_OSRM_STATUSES = {200, 400}  # 400 comes with JSON that holds the reason as a code


def fetch_json(base_url: str, path: str, *, timeout_s: float) -> object:
    """Return the JSON response of the server at `base_url` to GET `path`, within `timeout_s` seconds in all.

    Raises `RouterUnavailableError`, which names the server and never the path, for a timeout, a failed connection, any
    status but 200 and 400, a response over the size limit, and a body that is not JSON.
    """
    try:
        response = get(base_url.rstrip("/") + path, timeout_s=timeout_s)
        if response.status not in _OSRM_STATUSES:
            raise unavailable(base_url, f"answered with status {response.status}")
        return parse_json(response.body)
    except HttpError as error:
        raise unavailable(base_url, str(error)) from None


def unavailable(base_url: str, reason: str) -> RouterUnavailableError:
    """Return the error for the server at `base_url`; `reason` completes the sentence that begins with its name."""
    return RouterUnavailableError(f"The street-level router at {redacted(base_url)} {reason}.")
