"""Match a typed address against an address index: house, then estimated house, crossing, street.

A candidate is `certain` where the text can only mean it. A wrong or missing direction that leaves several streets, two
houses that fit equally, a town and a ZIP code that contradict each other with a house in both: these return several
candidates, or one that is not certain, and the visitor chooses.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.geocoding.addresses.accuracy import ADDRESS_M, street_m
from geo.geocoding.addresses.crossings import Crossing, crossings
from geo.geocoding.addresses.geometry import Microdegrees, central, distance_m, reach_m, to_box_m, to_point
from geo.geocoding.addresses.highway_names import other_names
from geo.geocoding.addresses.index import AddressIndex, House, Spelled, Spellings, Street
from geo.geocoding.addresses.interpolate import Estimate, estimate
from geo.geocoding.addresses.locality import NEAR, SAME, Locality, locality_of
from geo.geocoding.addresses.parse import AddressQuery, parse_address, parse_statistically
from geo.geocoding.addresses.schema import unpack_line
from geo.geocoding.addresses.street_name import StreetName, corrected, long_suffix, tokens
from geo.geocoding.place_names import places_named
from geo.models import Point, Precision
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import name_key

MOST_CHOICES = 5
_SAME_PLACE_M = 300.0  # within which two houses of one address are one place, as the buildings of one complex
_ONE_STREET_M = 3_000.0  # between the parts of one street in different towns or ZIP codes
_ONE_TOWN_M = 15_000.0  # between the known parts of a street whose town was typed
_MOST_PARTS = 60  # street rows that are grouped into streets
_SLIPS = ((4, 1), (8, 2), (12, 3))  # from so many letters on, so many letters wrong, missing, added or swapped
_SHORT = 5  # letters, below which the suffix must be right too
_ANY_FIRST = 8  # letters from which on the first may be wrong
_STREET_SHARE = 0.95
_STEP_M = 1.6  # between consecutive house numbers on country roads, which have 1,000 a mile
_LARGEST_STREET_M = 15_000.0  # beyond it the ZIP code says as much
_CONFLICTING_SUFFIX, _CONFLICTING_DIRECTION = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that the text may mean: the true point lies within `radius_m` of `point` for 95 of 100.

    `notice` says in one sentence what was assumed. `source` is the number of the source in the index, 0 if none.
    """

    label: str
    point: Point
    precision: Precision
    radius_m: float
    town: str = ""
    zip: str = ""
    source: int = 0
    notice: str | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class _Row:
    """A street that may be meant: how well its town and ZIP code fit, and what of its name differs from the text."""

    street: Street
    fit: int
    loose: bool = False
    conflict: int = 0
    rank: int = 0


_RANKS = {
    Precision.ADDRESS: 0,
    Precision.INTERSECTION: 0,
    Precision.INTERPOLATED: 1,
    Precision.STREET: 2,
    Precision.PLACE: 3,
}


def match_address(text: str, index: AddressIndex, gazetteer: Gazetteer) -> list[Candidate]:
    """Return what `text` may mean; empty if it has no street or landmark that is known.

    One certain candidate is an answer; several, or one that is not certain, are choices for the visitor.
    """
    region = gazetteer.region
    queries = parse_address(
        text,
        is_town=cache(lambda name: _is_town(name, index, gazetteer)),  # for this text alone
        is_zip=lambda code: code in gazetteer.zips_by_code or code in index.zips,
        states=(region.name, region.abbreviation, region.name[:3], region.name[:4]),
    )
    best: list[Candidate] = []
    query = None
    for query in queries:
        best = _better(best, _match(query, index, gazetteer))
        if best and best[0].certain and _RANKS[best[0].precision] == 0:
            return best
    if not best and query is not None and (parsed := parse_statistically(text)) is not None:
        best = _match(parsed, index, gazetteer)
    return best or _landmark(text, index)


def _is_town(name: str, index: AddressIndex, gazetteer: Gazetteer) -> bool:
    key = name_key(name)
    return bool(key) and (key in index.towns_by_key or bool(places_named(name, gazetteer)))


def _better(best: list[Candidate], more: list[Candidate]) -> list[Candidate]:
    """Return the more precise of two lists, the first of equals; an answer goes before choices of its precision."""
    if not best or not more:
        return best or more
    return min((best, more), key=lambda some: (_RANKS[some[0].precision], not some[0].certain))


def _match(query: AddressQuery, index: AddressIndex, gazetteer: Gazetteer) -> list[Candidate]:
    if not query.streets:
        return []
    locality = locality_of(query, index, gazetteer)
    matcher = _Matcher(query, locality, index, gazetteer)
    if query.cross:
        return matcher.crossing()
    return matcher.numbered() if query.number is not None else matcher.street()


class _Matcher:
    """One query against the index."""

    def __init__(self, query: AddressQuery, locality: Locality, index: AddressIndex, gazetteer: Gazetteer) -> None:
        self._query, self._locality, self._index, self._gazetteer = query, locality, index, gazetteer

    # The steps of a numbered address, from certain to vague.

    def numbered(self) -> list[Candidate]:
        """Return the house, or the next best that is known of it."""
        rows = self._rows(self._query.streets)
        houses = self._houses(rows)
        exact = [row for row in rows if not row.loose and not row.conflict]
        loose = [row for row in rows if not row.conflict]
        named = [row for row in loose if _same_direction(self._query.streets[0], row.street)]
        return (
            self._at_houses(exact, houses)
            or self._at_loose_houses(exact, loose, houses)
            or self._estimated(exact)
            or self._nearby()
            or self._estimated(named)
            or self._at_conflicting_houses(rows, houses)
            or ([] if rows else self._misspelled())
            or self._estimated(loose)
            or self._as_street(loose or rows)
        )

    def street(self) -> list[Candidate]:
        """Return the middle of the street, where no house number was typed; none in a town that is not known."""
        if not self._locality.known:
            return []
        rows = self._rows(self._query.streets)
        exact = [row for row in rows if not row.loose and not row.conflict]
        likely = [] if self._locality.anywhere else [row for row in rows if not row.conflict]
        return self._as_street(exact or likely)

    def crossing(self) -> list[Candidate]:
        """Return where two streets cross; one whose name is not known may be misspelled."""
        query = self._query
        mine, theirs = self._rows(query.streets), self._rows(query.cross)
        if mine and theirs:
            return self._where_cross(mine, theirs)
        mine, theirs = mine or self._rows_like(query.streets), theirs or self._rows_like(query.cross)
        return [
            replace(candidate, notice=f"Interpreted as {candidate.label}.")
            for candidate in self._where_cross(mine, theirs)
        ]

    def _where_cross(self, mine: Sequence[_Row], theirs: Sequence[_Row]) -> list[Candidate]:
        found: list[Candidate] = []
        for exact in (True, False):
            for one in _streets_of(_unconflicting(mine, exact=exact)):
                for other in _streets_of(_unconflicting(theirs, exact=exact)):
                    found += self._crossings(one, other)
            if found:
                return _choices(_distinct(sorted(found, key=lambda candidate: candidate.radius_m)))
        pairs = ((one, other) for one in _streets_of(mine) for other in _streets_of(theirs))
        found = [replace(candidate, certain=False) for pair in pairs for candidate in self._crossings(*pair)]
        return _choices(_distinct(sorted(found, key=lambda candidate: candidate.radius_m)))

    def _rows_like(self, names: Sequence[StreetName]) -> list[_Row]:
        """Return the streets whose names are spelled most like the first of `names`."""
        return next((rows for near in self._nearest_names(names[0]) if (rows := self._rows(near))), [])

    def _crossings(self, one: Sequence[Street], other: Sequence[Street]) -> list[Candidate]:
        if one[0].name == other[0].name or _boxes_apart_m(one, other) > _ONE_STREET_M:
            return []
        return [self._crossing(one, other, crossing) for crossing in crossings(self._index, one, other)]

    def _crossing(self, one: Sequence[Street], other: Sequence[Street], crossing: Crossing) -> Candidate:
        mine, theirs = (min(some, key=lambda part: to_box_m(crossing.position, part[8:12])) for some in (one, other))
        town = self._town_name(mine) or self._town_name(theirs)
        label = ", ".join(part for part in (f"{mine.name} & {theirs.name}", town, self._state(mine.zip)) if part)
        return Candidate(
            label=label,
            point=to_point(crossing.position),
            precision=Precision.INTERSECTION,
            radius_m=crossing.radius_m,
            town=town,
            zip=mine.zip,
            notice=f"Interpreted as {label}." if self._locality.anywhere or not self._locality.known else None,
            certain=self._locality.known,
        )

    # Which streets may be meant.

    def _nearby(self) -> list[Candidate]:
        """Return the house on the street of this very name in the next town, whose post office may serve this one.

        Where a ZIP code alone was typed, and it is another one than the street's, the house is not certain.
        """
        rows = self._rows(self._query.streets, nearby=True)
        exact = [row for row in rows if not row.loose and not row.conflict and row.fit == NEAR]
        found = self._at_houses(exact, self._houses(exact))
        return found if self._query.town else [replace(candidate, certain=False) for candidate in found]

    def _rows(self, names: Iterable[StreetName], *, nearby: bool = False) -> list[_Row]:
        """Return the streets of these names in the locality, the best fit first.

        Those merely near it are among them only where there is none in it, or where `nearby` asks for them.
        """
        names = list(names)
        wanted = [*names, *(other for name in names[:2] for other in other_names(name))]
        rows: dict[int, _Row] = {}
        for rank, name in enumerate(wanted):
            for street in self._streets(name.base, nearby=nearby):
                fit = self._locality.fit(street, nearby=nearby)
                if fit:
                    row = _Row(street, fit, _is_loose(name, street), _conflict(name, street), rank)
                    known = rows.get(street.id)
                    if known is None or _goodness(row) < _goodness(known):
                        rows[street.id] = row
        named = [] if nearby else [row for row in rows.values() if row.fit > NEAR]
        return sorted(named or rows.values(), key=_goodness)

    def _streets(self, base: str, *, nearby: bool) -> list[Street]:
        locality = self._locality
        if not nearby and (locality.zip or locality.town):
            streets = self._index.streets(base, zip_code=locality.zip, town=locality.town)
            if streets:
                return streets
        return self._index.streets(base)

    # Houses.

    def _houses(self, rows: Sequence[_Row]) -> dict[int, list[House]]:
        """Return the houses of the number by street; those of another letter or fraction are left out."""
        number, letter = self._query.number, self._query.letter
        by_street: dict[int, list[House]] = {}
        for house in self._index.houses([row.street.id for row in rows], int(number or 0)):
            by_street.setdefault(house.street, []).append(house)
        return {street: fit for street, some in by_street.items() if (fit := _of_letter(some, letter))}

    def _at_houses(self, rows: Sequence[_Row], houses: dict[int, list[House]]) -> list[Candidate]:
        """Return the house on a street that was typed as it is called; choices where the evidence is for two places."""
        with_house = [row for row in rows if row.street.id in houses]
        same = [row for row in with_house if row.fit == SAME] or with_house
        unit = self._query.unit.replace(" ", "")
        if unit:
            same = [row for row in same if any(_is_unit(house, unit) for house in houses[row.street.id])] or same
        by_name: dict[tuple[str, ...], list[Candidate]] = {}
        for row in same:
            by_name.setdefault(row.street[1:5], []).append(self._house(row, houses[row.street.id]))
        return _choices([candidate for some in by_name.values() for candidate in _distinct(some)])

    def _at_loose_houses(
        self, exact: Sequence[_Row], rows: Sequence[_Row], houses: dict[int, list[House]]
    ) -> list[Candidate]:
        """Return the house where the text lacks or adds a direction or suffix: certain if no other street fits."""
        found = self._at_houses(rows, houses)
        if not found:
            return []
        rivals = self._estimated(exact)
        return _choices([*found, *rivals]) if rivals else found

    def _at_conflicting_houses(self, rows: Sequence[_Row], houses: dict[int, list[House]]) -> list[Candidate]:
        """Return the houses on streets of another direction or suffix; certain only where the suffix alone is wrong."""
        conflicting = [row for row in rows if row.conflict]
        found = self._at_houses(conflicting, houses)
        names = {(row.street.pre, row.street.suffix, row.street.post) for row in rows}
        suffix_only = len(names) == 1 and all(row.conflict == _CONFLICTING_SUFFIX for row in rows)
        return found if suffix_only else [replace(candidate, certain=False) for candidate in found]

    def _house(self, row: _Row, houses: Sequence[House]) -> Candidate:
        query = self._query
        first = min(house.source for house in houses)
        houses = [house for house in houses if house.source == first]
        everywhere = [(house.lon, house.lat) for house in houses]
        typed = query.unit.replace(" ", "")
        unit = [house for house in houses if typed and _is_unit(house, typed)]
        building = [house for house in houses if not house.unit]
        chosen = unit or building or list(houses)
        position = central([(house.lon, house.lat) for house in chosen])
        spread = 0.0 if unit else reach_m(position, everywhere)
        label_unit = f" # {chosen[0].unit}" if unit else ""
        number = f"{query.number}{_lettered(houses[0].letter)}"
        return self._candidate(
            row, position, Precision.ADDRESS, ADDRESS_M + spread, f"{number} {row.street.name}{label_unit}", first
        )

    def _estimated(self, rows: Sequence[_Row]) -> list[Candidate]:
        """Return the house estimated on each street that may be meant, certain where that is one."""
        if not rows or len(rows) > _MOST_PARTS or self._query.number is None:
            return []
        fit = max(row.fit for row in rows)
        by_id = {row.street.id: row for row in rows if row.fit == fit}
        found = []
        for streets in _streets_of(list(by_id.values())):
            guess = estimate(self._index, streets, self._query.number)
            if guess is not None:
                found.append(self._estimate(by_id[guess.street], guess))
        return _choices(_distinct(found))

    def _estimate(self, row: _Row, guess: Estimate) -> Candidate:
        number = f"{self._query.number}{_lettered(self._query.letter)}"
        between = " and ".join(map(str, guess.numbers))
        how = f"between {between}" if len(guess.numbers) > 1 else f"by its neighbor {between}"
        candidate = self._candidate(
            row, guess.position, Precision.INTERPOLATED, guess.radius_m, f"{number} {row.street.name}", guess.source
        )
        estimated = f"House number {number} isn't in our address data; its position is estimated {how}."
        return replace(candidate, notice=candidate.notice or estimated)

    # Streets.

    def _as_street(self, rows: Sequence[_Row]) -> list[Candidate]:
        """Return the middle of each street that may be meant."""
        if not rows or len(rows) > _MOST_PARTS:
            return []
        fit = max(row.fit for row in rows)
        if self._query.number is not None and fit < SAME and not self._locality.anywhere:
            return []  # the street goes on where no house of it is known
        best = [row for row in rows if row.fit == fit]
        by_id = {row.street.id: row for row in best}
        gap_m = _ONE_STREET_M if self._locality.anywhere else _ONE_TOWN_M
        found = [self._middle(by_id[streets[0].id], streets) for streets in _streets_of(best, gap_m)]
        return _choices([candidate for candidate in found if candidate is not None])

    def _middle(self, row: _Row, streets: Sequence[Street]) -> Candidate | None:
        ids = [street.id for street in streets]
        houses = self._index.all_houses(ids)
        positions = [(house.lon, house.lat) for house in houses]
        positions += [vertex for line in self._index.lines(ids) for vertex in unpack_line(line)]
        if not positions:
            return None
        center = central(positions)
        reach = reach_m(center, positions, _STREET_SHARE)
        radius = street_m(reach, numbered=self._query.number is not None) + self._beyond_m(houses)
        if radius > _LARGEST_STREET_M:
            return None
        candidate = self._candidate(row, center, Precision.STREET, radius, row.street.name, 0)
        if self._query.number is None or row.conflict:
            return replace(candidate, certain=candidate.certain and not row.conflict)
        missing = f"House number {self._query.number} isn't in our address data; this is the middle of the street."
        return replace(candidate, notice=candidate.notice or missing)

    def _beyond_m(self, houses: Sequence[House]) -> float:
        """Return about how many meters the house number is beyond those that are known, 0 if it is among them."""
        numbers = [house.number for house in houses]
        if self._query.number is None or not numbers:
            return 0.0
        return _STEP_M * max(min(numbers) - self._query.number, self._query.number - max(numbers), 0)

    # Misspelled streets.

    def _misspelled(self) -> list[Candidate]:
        """Return the house on the street spelled most like the text, certain if no other street is spelled like it."""
        typed = self._query.streets[0]
        for names in self._likely_names(typed, self._query.street):
            rows = [row for row in self._rows(names) if row.conflict <= _CONFLICTING_SUFFIX]
            houses = self._houses(rows)
            likely = [row for row in rows if not row.conflict]
            found = self._at_houses(likely, houses) or self._estimated(likely)
            if found:
                taken = bool(self._index.streets(typed.base))
                return [
                    replace(
                        candidate,
                        certain=candidate.certain and not taken,
                        notice=f"Interpreted as {candidate.label}.",
                    )
                    for candidate in found
                ]
        return []

    def _likely_names(self, typed: StreetName, text: str) -> list[list[StreetName]]:
        """Return the names that a misspelled `text` may mean, likeliest first."""
        repaired = corrected(tuple(tokens(text)))
        nearest = self._nearest_names(typed)
        return [repaired, *nearest, *self._nearest_names(repaired[0])] if repaired else nearest

    def _nearest_names(self, typed: StreetName) -> list[list[StreetName]]:
        """Return the names of the index that are spelled like `typed`, those of the fewest slips first."""
        slips = 0 if any(sign.isdigit() for sign in typed.base) else _slips(typed.base)
        by_slips: dict[int, dict[StreetName, None]] = {}
        for first_letter, most in ((True, slips), (False, min(slips, 1))):
            for spellings in self._spellings() if most else ():
                for text, spelled, suffixed in (
                    (typed.base, spellings.bare, False),
                    (typed.base + long_suffix(typed.suffix), spellings.full, True),
                ):
                    if first_letter or len(text) >= _ANY_FIRST:
                        some = spelled.beginning_like(text) if first_letter else spelled
                        for name, distance in _near(typed, text, some, most, suffixed=suffixed):
                            by_slips.setdefault(distance, {})[name] = None
            if by_slips or self._locality.anywhere:
                break
        return [list(names) for _, names in sorted(by_slips.items())]

    def _spellings(self) -> list[Spellings]:
        index, locality = self._index, self._locality
        found = [index.spellings(zip_code=locality.zip)] if locality.zip else []
        if locality.town:
            found.append(index.spellings(town=locality.town))
        found += [index.spellings(box=box) for box in locality.boxes() if not any(some.bare.texts for some in found)]
        return found or ([index.spellings()] if locality.anywhere else [])

    # What a candidate says.

    def _candidate(
        self, row: _Row, position: Microdegrees, precision: Precision, radius_m: float, line: str, source: int
    ) -> Candidate:
        street = row.street
        town = self._town_name(street)
        label = ", ".join(part for part in (line, town, self._state(street.zip)) if part)
        return Candidate(
            label=label,
            point=to_point(position),
            precision=precision,
            radius_m=radius_m,
            town=town,
            zip=street.zip,
            source=source,
            notice=self._notice(row, label),
            certain=self._locality.known and (precision is Precision.ADDRESS or not self._locality.anywhere),
        )

    def _notice(self, row: _Row, label: str) -> str | None:
        locality, street = self._locality, row.street
        if row.loose or row.conflict or row.fit == NEAR or not locality.known or locality.spelled or locality.anywhere:
            return f"Interpreted as {label}."
        if locality.zip and street.zip and street.zip != locality.zip:
            return f"ZIP code {locality.zip} doesn't match this street; interpreted as {label}."
        if locality.town and street.town and street.town != locality.town:
            return f"Interpreted as {label}; the street is in ZIP code {street.zip}."
        return None

    def _town_name(self, street: Street) -> str:
        if street.town:
            return self._index.towns[street.town]
        area = self._gazetteer.zips_by_code.get(street.zip)
        if area is not None:
            return area.place
        return self._locality.spelled or self._locality.place or self._query.town

    def _state(self, zip_code: str) -> str:
        return f"{self._gazetteer.region.abbreviation} {zip_code}".strip()


def _landmark(text: str, index: AddressIndex) -> list[Candidate]:
    """Return the landmarks of this very name, for texts without a street."""
    found = [
        Candidate(
            label=landmark.name,
            point=to_point((landmark.lon, landmark.lat)),
            precision=Precision.PLACE,
            radius_m=_ONE_STREET_M if landmark.kind in {"city", "town", "suburb"} else 2 * _SAME_PLACE_M,
            source=landmark.source,
        )
        for landmark in index.landmarks(name_key(text.partition(",")[0]))
    ]
    return _choices(_distinct(found))


def _choices(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return a single candidate as it is, several as choices."""
    some = list(candidates[:MOST_CHOICES])
    return some if len(some) <= 1 else [replace(candidate, certain=False) for candidate in some]


def _distinct(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates without those that are at the place of one before them."""
    kept: list[Candidate] = []
    for candidate in candidates:
        here = round(candidate.point.lon * 1e6), round(candidate.point.lat * 1e6)
        for other in kept:
            there = round(other.point.lon * 1e6), round(other.point.lat * 1e6)
            if distance_m(here, there) <= _SAME_PLACE_M:
                break
        else:
            kept.append(candidate)
    return kept


def _is_loose(name: StreetName, street: Street) -> bool:
    """Return whether text and street differ in a suffix or direction that one of them lacks."""
    return bool(name.suffix) != bool(street.suffix) or bool(name.pre + name.post) != bool(street.pre + street.post)


def _same_direction(name: StreetName, street: Street) -> bool:
    return {name.pre, name.post} == {street.pre, street.post}


def _conflict(name: StreetName, street: Street) -> int:
    """Return which of suffix and direction text and street both have, differently."""
    typed, actual = {name.pre, name.post} - {""}, {street.pre, street.post} - {""}
    suffix = name.suffix and street.suffix and name.suffix != street.suffix
    return (_CONFLICTING_SUFFIX if suffix else 0) + (
        _CONFLICTING_DIRECTION if typed and actual and typed != actual else 0
    )


def _goodness(row: _Row) -> tuple[int, bool, int, int, int]:
    return row.conflict, row.loose, -row.fit, row.rank, row.street.id


def _unconflicting(rows: Sequence[_Row], *, exact: bool) -> list[_Row]:
    return [row for row in rows if not row.conflict and not (exact and row.loose)]


def _streets_of(rows: Sequence[_Row], gap_m: float = _ONE_STREET_M) -> list[list[Street]]:
    """Return the rows as streets: those of one name whose boxes are within `gap_m` of one another belong together."""
    groups: list[list[Street]] = []
    for row in rows[:_MOST_PARTS]:
        street = row.street
        mine = [group for group in groups if group[0][1:5] == street[1:5] and _boxes_apart_m(group, [street]) <= gap_m]
        for group in mine[1:]:
            mine[0].extend(group)
            groups.remove(group)
        if mine:
            mine[0].append(street)
        else:
            groups.append([street])
    return groups


def _boxes_apart_m(one: Sequence[Street], other: Sequence[Street]) -> float:
    return min(_box_gap_m(a, b) for a in one for b in other)


def _box_gap_m(one: Street, other: Street) -> float:
    lon = min(max(one.west, other.west), one.east)
    lat = min(max(one.south, other.south), one.north)
    return to_box_m((lon, lat), other[8:12])


def _of_letter(houses: Sequence[House], letter: str) -> list[House]:
    """Return the houses of a number that the letter or fraction behind it means."""
    same = [house for house in houses if house.letter == letter]
    if same or not houses:
        return same
    if letter.isalpha():
        return [house for house in houses if house.unit == letter] or [house for house in houses if not house.letter]
    return [] if letter else [house for house in houses if house.letter.isalpha()]


def _is_unit(house: House, unit: str) -> bool:
    return house.unit.replace(" ", "") == unit


def _lettered(letter: str) -> str:
    return letter if letter.isalpha() or not letter else f" {letter}"


def _near(
    typed: StreetName, text: str, spelled: Spelled, slips: int, *, suffixed: bool
) -> Iterator[tuple[StreetName, int]]:
    """Yield the names spelled like `text`, the name that was typed, and their distances from it."""
    for _, distance, place in process.extract(text, spelled.texts, scorer=OSA.distance, score_cutoff=slips, limit=10):
        base, suffix = spelled.names[place]
        if min(len(typed.base), len(base)) >= _SHORT or (typed.suffix and suffix == typed.suffix):
            yield typed._replace(base=base, suffix=suffix if suffixed else typed.suffix), int(distance)


def _slips(word: str) -> int:
    return max((count for letters, count in _SLIPS if len(word) >= letters), default=0)
