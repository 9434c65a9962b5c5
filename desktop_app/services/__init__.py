"""VERBS: one public function a thing the clerk does, each in one transaction with its own line of history."""
