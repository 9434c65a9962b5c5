"""LAW: pure functions over dated tables. No province stands in code; nothing here reads a file or a clock."""
