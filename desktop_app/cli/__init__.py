"""THE SAME VERBS AS COMMANDS. No Qt; results as JSON on standard output, sentences on standard error."""
