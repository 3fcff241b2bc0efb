"""The built-in road network and the routers over it."""
