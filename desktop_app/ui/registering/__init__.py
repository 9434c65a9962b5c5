"""The register of papers sent on screen: its dialogs, its panel, its words."""
