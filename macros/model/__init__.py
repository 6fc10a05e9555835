"""What the content is made of. Imports nothing of ours but itself."""
