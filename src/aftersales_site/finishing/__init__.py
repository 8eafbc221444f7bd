"""From what MkDocs made to the site: policies, style sheets, the lists for offline use."""
