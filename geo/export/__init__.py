"""Files to take along: each says inside where its figures come from, when they were made and with which settings."""
