@echo off
rem Opens the window of this checkout: sets up .venv the first time, later starts at once.
cd /d "%~dp0.."
py installer\go.py run %*
if errorlevel 1 pause
