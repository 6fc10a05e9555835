"""Takes cards in from elsewhere: a file of Anki, a CSV or a list of questions becomes the data of a topic."""
