"""What is wrong with the content: every fault, once, with its place."""
