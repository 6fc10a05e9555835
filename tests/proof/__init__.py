"""Proof that each command on the site does what its line says: `make verify`."""
