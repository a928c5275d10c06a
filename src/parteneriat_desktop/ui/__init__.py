"""The window: Qt Widgets over the actions; the only package that imports PySide6."""
