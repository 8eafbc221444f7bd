"""What runs in Pyodide while the runtime is built, measured and tested, and what starts it under Node."""
