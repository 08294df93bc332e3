"""Worker processes of a ranking begin to load the program before the command line has loaded itself.

Both take a third of a second and more; with a second core the workers are ready when the posting has been read.
"""

# What a worker imports before it takes its first file. The modules build their matchers on first use.
PRELOAD = ("screener.warm",)

# Without worker processes, or with those of a cluster.
_OTHERWISE = ("--pool", "--engine", "--workers=0", "--help", "-h")


def begin(arguments: list[str]) -> None:
    """Start the server process of the workers if the command `arguments` need it; whatever else they say."""
    if arguments[:1] == ["rank"] and len(arguments) > 2 and not any(each.startswith(_OTHERWISE) for each in arguments):
        at = arguments.index("--workers") + 1 if "--workers" in arguments else 0
        if not at or arguments[at : at + 1] != ["0"]:
            from screener.engine.forkserver import start_server

            start_server(PRELOAD)
