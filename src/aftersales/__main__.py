"""``python -m aftersales``: the terminal. The one place where the engine knows of it, and only when run."""

if __name__ == "__main__":
    from aftersales_cli.main import main

    main()
