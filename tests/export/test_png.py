"""The picture of the map says inside where it comes from."""

import io

import numpy as np
import shapely
from PIL import Image

from geo.export.png import Band, Dots, png_bytes
from geo.export.provenance import Provenance


def test_the_png_opens_and_carries_source_date_and_settings() -> None:
    content = png_bytes(
        [
            Band(
                name="up to 60 minutes",
                area=shapely.box(-122, 44, -121, 45),
                area_color="#bfdde0",
                dot_color="#0b5d6b",
            ),
            Band(name="over 60 minutes", area=shapely.MultiPolygon(), area_color="#dcbccb", dot_color="#7a0f3a"),
        ],
        [shapely.box(-122, 44, -120, 45)],
        Dots(lon=np.array([-121.5]), lat=np.array([44.5]), people=np.array([900]), band=np.array([0])),
        [(-121.3, 44.1)],
        Provenance(
            title="Who lives where", source="US Census Bureau", date="2026-11-22", settings={"limits": "60 minutes"}
        ),
    )
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "PNG"
    assert picture.size[0] > 1000
    assert picture.info["Source"] == "US Census Bureau"
    assert picture.info["Date"] == "2026-11-22"
    assert picture.info["Settings"] == "limits: 60 minutes"
