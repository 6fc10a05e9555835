"""From records to pages: trees to HTML, templates, and how both get into a page of Markdown."""
