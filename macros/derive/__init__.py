"""What follows from the records: which story answers what, how long it takes, what is still open, the index from A to Z."""
