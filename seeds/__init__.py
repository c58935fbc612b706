"""What the library knows at first, as data: topics and figure words (topics.toml) and summaries of articles (articles/*.md)."""
