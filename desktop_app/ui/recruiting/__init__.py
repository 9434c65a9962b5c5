"""The panels of the guided path of recruitment, one for each kind of step."""
