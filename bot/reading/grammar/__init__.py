"""Tokens, verbs and noun phrases, as far as figures and events need them."""
