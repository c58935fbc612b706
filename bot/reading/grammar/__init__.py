"""The little grammar that figures and events need: tokens, verbs, noun phrases."""
