"""The editable copy: the only python-docx. The same form and context that are drawn as PDF, as a file for Word."""
