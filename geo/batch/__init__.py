"""Answer a CSV of places line by line: nothing is kept but what is being worked on."""
