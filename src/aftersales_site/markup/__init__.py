"""From texts to what may stand in a page: escaped, with clauses and terms linked."""
