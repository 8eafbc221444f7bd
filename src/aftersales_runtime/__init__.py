"""What the browser runs: Pyodide with a cut library, the engine's wheel, and parts loaded on demand."""
