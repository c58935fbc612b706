"""The data that a new library starts with: topics and metric names (topics.toml), and our summaries of articles (articles/*.md)."""
