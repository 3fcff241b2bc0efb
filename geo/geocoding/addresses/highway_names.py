"""The names that numbered highways of Oregon also go by: 'Redwood Highway' is US 199.

Source: Oregon Department of Transportation, "State Highway Name and Route Number Cross Reference" (facts).
"""

from geo.geocoding.addresses.street_name import StreetName, parse_street

_NAMES = {
    "6": ("Wilson River",),
    "8": ("Tualatin Valley",),
    "18": ("Salmon River",),
    "20": ("Santiam", "Central Oregon", "Corvallis-Newport"),
    "22": ("North Santiam", "Willamina-Salem"),
    "26": ("Sunset", "Mt Hood", "Ochoco", "John Day"),
    "30": ("Columbia River", "Lower Columbia River", "St Helens"),
    "34": ("Alsea", "Corvallis-Lebanon"),
    "36": ("Mapleton-Junction City",),
    "38": ("Umpqua",),
    "42": ("Coos Bay-Roseburg",),
    "46": ("Caves", "Oregon Caves"),
    "47": ("Nehalem",),
    "58": ("Willamette",),
    "62": ("Crater Lake",),
    "66": ("Green Springs",),
    "82": ("Wallowa Lake",),
    "86": ("Baker-Copperfield",),
    "97": ("The Dalles-California", "Dalles California"),
    "99": ("Rogue River", "Pacific", "Goshen-Divide"),
    "99E": ("Pacific", "McLoughlin"),
    "99W": ("Pacific",),
    "101": ("Oregon Coast", "Coast"),
    "126": ("McKenzie", "Florence-Eugene"),
    "138": ("North Umpqua",),
    "140": ("Lake of the Woods", "Klamath Falls-Lakeview"),
    "199": ("Redwood",),
    "213": ("Cascade",),
    "214": ("Silver Falls",),
    "224": ("Clackamas",),
    "227": ("Tiller Trail",),
    "229": ("Siletz",),
    "230": ("West Diamond Lake",),
    "238": ("Jacksonville", "Williams"),
    "242": ("McKenzie",),
    "395": ("Pendleton-John Day", "Lakeview-Burns"),
}
_BY_ROUTE = {route: tuple(parse_street(f"{name} Hwy") for name in names) for route, names in _NAMES.items()}
_ROUTES = {
    name: tuple(f"HWY{route.rstrip('EW')}" for route, names in _BY_ROUTE.items() if name in names)
    for names in _BY_ROUTE.values()
    for name in names
}


def other_names(street: StreetName) -> tuple[StreetName, ...]:
    """Return the names of the numbered highway `street`, or the numbers of the named one, or nothing."""
    number = street.base.removeprefix("HWY")
    if number != street.base:
        names = _BY_ROUTE.get(f"{number}{street.post}", ()) + _BY_ROUTE.get(number, ())
        return tuple(dict.fromkeys(names))
    if street.suffix != "HWY":
        return ()
    routes = _ROUTES.get(street._replace(post=""), ())
    return tuple(StreetName(base=base, post=street.post) for base in dict.fromkeys(routes))
