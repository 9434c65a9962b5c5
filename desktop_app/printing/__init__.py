"""PAPER: the only ReportLab. A form is data under ``forms/``; here is the engine that draws it."""
