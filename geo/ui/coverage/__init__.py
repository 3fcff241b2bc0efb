"""The page "Coverage": who lives how far away, and which place would close a gap."""
