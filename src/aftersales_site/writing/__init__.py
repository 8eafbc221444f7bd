"""What every page is written with: one language's words, links and templates."""
