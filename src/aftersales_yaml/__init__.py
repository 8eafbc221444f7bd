"""Reading YAML and JSON files strictly, and checking the project's data. Shared by terminal and publisher."""
