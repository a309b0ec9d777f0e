"""Runs the site's programs side by side: web, worker and sweeper, watched, restarted, and ended together."""
