"""From files to records and pages: YAML, the dialect of the texts, Markdown pages as text."""
