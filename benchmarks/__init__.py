"""Programs that measure speed and memory, or make what is measured. Run one by its path."""
