"""The data that a new library starts with: topics (topics.toml), measures (metrics.toml), and our
summaries of articles (articles/*.md)."""
