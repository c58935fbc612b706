"""Names in text: where they stand, what kind of thing they name, and which mean the same. Ask ``entities``."""
