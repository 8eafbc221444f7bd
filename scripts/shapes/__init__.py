"""From the shapes of the API (`aftersales.shapes`) to JSON Schemas and the front end's types."""
