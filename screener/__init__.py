"""screener: ranks CVs against a posting and shows the words behind every point."""
