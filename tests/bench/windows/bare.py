"""A bare window with one line to type in: as little as a PySide6 program can do."""

import sys

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from watch import Watch

qt = QApplication(sys.argv[:1])
window = QWidget()
line = QLineEdit()
QVBoxLayout(window).addWidget(line)
window.resize(1440, 900)
watch = Watch(line)
window.show()
qt.exec()
