"""Build an address index from OpenAddresses, TIGER/Line, OpenStreetMap and any CSV of points."""
