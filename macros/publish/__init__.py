"""Steps after the build, each a plain function from the site's folder to files."""
