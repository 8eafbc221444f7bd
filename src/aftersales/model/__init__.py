"""The model: rubrics, rule documents and assessments as plain, frozen classes."""
