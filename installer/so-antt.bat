@echo off
rem Opens the window of a checkout on Windows: sets up .venv the first time, then starts at once.
cd /d "%~dp0.."
py installer\go.py run %*
if errorlevel 1 pause
