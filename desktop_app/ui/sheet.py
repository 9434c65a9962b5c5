"""The style sheet: how Fusion is dressed in our palette. Widgets say what they are by a property, never by a colour."""

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
QMainWindow, QDialog { background: $page; }
QToolTip { background: $card; color: $text; border: 1px solid $line; padding: ${p4}px; }
#rail { background: $card; border: none; border-right: 1px solid $line; }
#topbar { background: $card; border: none; border-bottom: 1px solid $line; }
#statusline { background: $card; border: none; border-top: 1px solid $line; }
#statusline QLabel { color: $secondary; font-size: ${p12}px; }
#brand { color: $accent_text; font-size: ${p20}px; font-weight: 700; }
#rail QPushButton { border: none; border-radius: ${p6}px; background: transparent; text-align: left;
  padding: 0 ${p12}px; color: $text; font-size: ${p14}px; }
#rail QPushButton:hover { background: $hover; }
#rail QPushButton:checked { background: $accent_soft; color: $accent_text; font-weight: 700; }
#rail QPushButton:focus { border: 2px solid $accent; padding: 0 ${p10}px; }
QPushButton { border: 1px solid $line; border-radius: ${p6}px; background: $card; color: $text;
  padding: ${p7}px ${p12}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $neutral_soft; }
QPushButton:disabled { color: $secondary; background: $neutral_soft; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; padding: ${p6}px ${p11}px; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[kind="primary"]:hover { background: $accent; border-color: $text; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $neutral_soft; color: $secondary; border-color: $line; }
QPushButton[kind="danger"] { color: $error; border-color: $error; }
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; color: $accent_text;
  text-align: left; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; }
QPushButton[kind="month"] { border: none; background: transparent; font-size: ${p15}px; font-weight: 700;
  padding: ${p4}px ${p8}px; }
QPushButton[kind="month"]:focus { border: 2px solid $accent; padding: ${p2}px ${p6}px; }
QPushButton:checked { background: $accent_soft; color: $accent_text; }
QFrame[kind="card"] { background: $card; border: 1px solid $line; border-radius: ${p8}px; }
QFrame[kind="task"] { border: 2px solid transparent; border-radius: ${p6}px; }
QFrame[kind="task"] QLabel[text_role="secondary"] { font-size: ${p13}px; }
QFrame[kind="task"]:hover { background: $hover; }
QFrame[kind="task"]:focus { border-color: $accent; }
QFrame[kind="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QLabel { background: transparent; }
QLabel[text_role="title"] { font-size: ${p21}px; font-weight: 700; }
QLabel[text_role="heading"] { font-size: ${p15}px; font-weight: 700; }
QLabel[text_role="figure"] { font-size: ${p21}px; font-weight: 700; }
QLabel[text_role="secondary"] { color: $secondary; }
QLabel[text_role="step"] { font-size: ${p13}px; }
QLabel[text_role="small"] { color: $secondary; font-size: ${p12}px; }
QLabel[text_role="field"] { color: $secondary; font-size: ${p12}px; }
QLabel[text_role="error"] { color: $error; font-size: ${p12}px; }
QLabel[text_role="bold"] { font-weight: 700; }
QLabel[chip] { border-radius: ${p8}px; padding: ${p2}px ${p10}px; font-size: ${p12}px; font-weight: 700; }
QLabel[chip="neutral"] { background: $neutral_soft; color: $secondary; }
QLabel[chip="info"] { background: $info_soft; color: $info; }
QLabel[chip="good"] { background: $good_soft; color: $good; }
QLabel[chip="warning"] { background: $warning_soft; color: $warning; }
QLabel[chip="error"] { background: $error_soft; color: $error; }
QLabel[chip="accent"] { background: $accent_soft; color: $accent_text; }
QFrame[notice="warning"] { background: $warning_soft; border: 1px solid $warning; border-radius: ${p6}px; }
QFrame[notice="error"] { background: $error_soft; border: 1px solid $error; border-radius: ${p6}px; }
QFrame[notice="good"] { background: $good_soft; border: 1px solid $good; border-radius: ${p6}px; }
QFrame[notice="info"] { background: $info_soft; border: 1px solid $info; border-radius: ${p6}px; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox { background: $card; color: $text;
  border: 1px solid $line; border-radius: ${p6}px; padding: ${p5}px ${p8}px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
  border: 2px solid $accent; padding: ${p4}px ${p7}px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {
  border: 2px solid $error; padding: ${p4}px ${p7}px; }
QLineEdit:disabled, QComboBox:disabled { background: $neutral_soft; color: $secondary; }
QLineEdit:read-only { background: $neutral_soft; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: ${p20}px; }
QComboBox QAbstractItemView { background: $card; color: $text; border: 1px solid $line;
  selection-background-color: $accent; selection-color: $on_accent; }
QComboBox QAbstractItemView::item { min-height: ${p26}px; padding: 0 ${p4}px; }
QListView::indicator, QTableView::indicator, QTreeView::indicator, QCheckBox::indicator { width: ${p13}px;
  height: ${p13}px; border: 1px solid $secondary; border-radius: 3px; background: $card; }
QListView::indicator:checked, QTableView::indicator:checked, QTreeView::indicator:checked,
QCheckBox::indicator:checked { border: 1px solid $card; background: $accent; image: url(drawn:tick.svg); }
QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox:focus { color: $accent_text; }
QCheckBox { spacing: ${p8}px; }
QTableView, QListView, QTreeView { background: $card; color: $text; border: none; outline: none;
  gridline-color: $grid; selection-background-color: $accent; selection-color: $on_accent; font-size: ${p13}px; }
QHeaderView { background: $card; border: none; }
QHeaderView::section { background: $card; color: $secondary; border: none; border-bottom: 1px solid $line;
  border-right: 1px solid $grid; padding: ${p4}px ${p3}px; font-size: ${p12}px; }
QTableCornerButton::section { background: $card; border: none; }
QListWidget[framed="true"] { border: 1px solid $line; border-radius: ${p6}px; padding: ${p2}px; }
QListWidget[framed="true"]:focus { border: 2px solid $accent; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: ${p10}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p10}px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: ${p4}px; min-height: ${p24}px; min-width: ${p24}px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { border: 1px solid $line; border-radius: ${p4}px; background: $neutral_soft; height: ${p10}px;
  text-align: center; font-size: ${p11}px; }
QProgressBar::chunk { background: $accent; border-radius: ${p4}px; }
QSplitter::handle { background: transparent; }
QMenu { background: $card; color: $text; border: 1px solid $line; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p12}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $secondary; }
QTabBar::tab { background: transparent; color: $secondary; padding: ${p6}px ${p12}px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent_text; border-bottom: 2px solid $accent; font-weight: 700; }
QTabBar::tab:focus { border: 2px solid $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
""")


def fill(values: Mapping[str, str]) -> str:
    """Return the sheet with every colour by its name and every size as ``p14``; KeyError for one that is missing."""
    return _SHEET.substitute(values)
