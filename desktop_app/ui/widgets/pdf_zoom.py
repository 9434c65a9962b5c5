"""How large the paper is shown: as wide as the window, a whole page, its own size, or one of some sizes."""

from PySide6.QtWidgets import QComboBox

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.pdf_view import Fit, PdfView

OFFERED = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
Size = Fit | float
_FIT_WORDS = {Fit.WIDTH: "Vừa ngang", Fit.PAGE: "Cả trang"}


class ZoomBox(Choice[Size]):
    """Follows the view, whose zoom keys and wheel change too."""

    def __init__(self, look: Look, view: PdfView) -> None:
        self._view = view
        super().__init__((Fit.WIDTH, Fit.PAGE, *OFFERED), self._words_of)
        self.setAccessibleName("Cỡ xem")
        self.setToolTip("Phím trong tờ giấy: 0 vừa ngang, 1 cỡ thật, 2 cả trang, Ctrl++ và Ctrl+−")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(11)
        self.setMinimumHeight(look.px(30))
        self.activated.connect(lambda _at: self._choose())
        view.zoom_changed.connect(lambda _zoom: self.follow())

    def _words_of(self, size: Size) -> str:
        return _FIT_WORDS[size] if isinstance(size, Fit) else f"{round(size * 100)} %"

    def follow(self) -> None:
        """Show what the view shows, a size that is not offered as well."""
        zoom = self._view.zoom
        sizes = sorted({*OFFERED, zoom}) if self._view.fit is Fit.NONE else OFFERED
        self.set_values((Fit.WIDTH, Fit.PAGE, *sizes))
        self.blockSignals(True)
        self.set_value(zoom if self._view.fit is Fit.NONE else self._view.fit)
        self.blockSignals(False)

    def _choose(self) -> None:
        size = self.value
        if isinstance(size, Fit):
            self._view.set_fit(size)
        elif size is not None:
            self._view.set_zoom(size)
