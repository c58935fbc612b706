"""The commands of the command line, by noun. Each loads what it needs when it runs, so that a short text is soon read."""
