"""WORKBOOKS: the only openpyxl."""
