"""The commune's profile as a form: for the first page of all, and for the page "Cài đặt"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit

from desktop_app.model.problems import Place, Problem
from desktop_app.model.text import clean, fold
from desktop_app.model.unit import CommuneKind, Letterhead, Profile, Trait, WageRegion
from desktop_app.rules.scheme import Scheme
from desktop_app.services.keeping_teams import new_profile_id
from desktop_app.ui import provinces
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice, Form, Ticks
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.wording import provinces as province_words
from desktop_app.wording.messages import Messages
from desktop_app.wording.trial_words import split_month_words

KINDS = (CommuneKind.XA, CommuneKind.PHUONG, CommuneKind.DAC_KHU)
"""Thị trấn ended on 1 July 2025 and can't be begun anew."""
SYMBOLS = {"decision": "QĐ-UBND", "proposal": "TTr-CAX"}


class ProfileForm(Form):
    """Which commune, where, under which scheme, to whom its bundles go."""

    def __init__(
        self, look: Look, messages: Messages, schemes: Mapping[str, Scheme], today: date, *, first: bool = False
    ) -> None:
        """``first`` leaves out what follows from the names, while the book is begun."""
        super().__init__(look, messages)
        self._schemes, self._today = schemes, today
        self._kept: Profile | None = None
        self._taken: str | None = None
        self.kind = Choice(KINDS, lambda kind: messages.label("commune_kind", kind))
        self.name, self.province, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.scheme: Choice[str] = Choice(tuple(schemes), self._scheme_words, empty="chọn chế độ…")
        self.about_scheme = label("", "small", wrap=True)
        self.region = Choice(tuple(WageRegion), lambda region: f"Vùng {region.value}")
        self.region.set_value(WageRegion.II)
        self.since = DateEdit(today)
        self.since.set_value(date(today.year, 1, 1))
        self.office, self.office_code, self.code = QLineEdit(), QLineEdit(), QLineEdit()
        self.territory = QLineEdit()
        self.traits = Ticks(look, [(trait.value, messages.label("trait", trait)) for trait in Trait], (), rows=4)
        self.split = Notice(look, "", "warning")
        self._lay_out(first=first)
        self.about_scheme.hide()
        self.scheme.currentIndexChanged.connect(self._follow_scheme)
        self.since.value_changed.connect(self._follow_day)
        self.province.textChanged.connect(self._follow_province)
        self.province.editingFinished.connect(self._propose_office)

    def _lay_out(self, *, first: bool) -> None:
        self.add(("kind", "Loại đơn vị", self.kind), ("name", "Tên riêng, ví dụ Tân Thành", self.name))
        self.add(("province", "Tỉnh, thành phố", self.province), ("place", "Địa danh ghi trên văn bản", self.place))
        self.add(("scheme_id", "Chế độ áp dụng", self.scheme))
        self.put(self.about_scheme)
        if first:
            self.stands_for = {"unit_code": "name", "committee": "name", "scheme_territory": "scheme_id"}
        else:
            self.add(("scheme_territory", "Địa bàn cũ mà chế độ này áp dụng", self.territory))
        self.add(("wage_region", "Vùng lương tối thiểu", self.region), ("valid_from", "Có hiệu lực từ", self.since))
        self.split.hide()
        self.put(self.split)
        self.add(("receiving_office", "Nơi nhận gói số liệu", self.office))
        if not first:
            self.add(
                ("unit_code", "Mã đơn vị trong tên tệp", self.code),
                ("receiving_office_code", "Mã nơi nhận trong tên tệp", self.office_code),
            )
            self.say("Khóa ký mang mã đơn vị: đổi mã thì phải tạo khóa mới và đưa phiếu khóa cho nơi nhận.")
        self.add(("traits", "Đặc điểm địa bàn (nếu có)", self.traits))
        self.traits.setMaximumHeight(self._look.px(28 * 5))

    def offer_schemes(self, schemes: Mapping[str, Scheme]) -> None:
        """Offer the schemes there are now: the book may have come to keep another, or given one up."""
        self._schemes = schemes
        kept = self._kept.scheme_id if self._kept is not None else ""
        # One that cannot be read any more stays chosen, so that saving something else does not change it unseen.
        gone = (kept,) if kept and kept not in schemes else ()
        own = [one.id for one in self._of_province()]
        self.scheme.set_values((*own, *(one for one in schemes if one not in own), *gone))

    def _of_province(self) -> tuple[Scheme, ...]:
        return provinces.schemes_of(self.province.text(), self._schemes.values())

    def _scheme_words(self, scheme_id: str) -> str:
        known = self._schemes.get(scheme_id)
        if known is None:
            return f"{scheme_id} (không còn trong danh mục)"
        standing = provinces.standing(known, self._today)
        return known.name if not standing or standing in known.name else f"{known.name} ({standing})"

    def _follow_province(self) -> None:
        """Offer the province's own schemes first; choose only what is certain, so that no other's is taken unseen."""
        self.offer_schemes(self._schemes)
        if self._kept is not None:
            return  # what is applied stays until the clerk chooses another
        own = self._of_province()
        by_hand = not own and self.scheme.value != self._taken
        if not by_hand and self.scheme.value not in {one.id for one in own}:
            certain = provinces.proposed(own, self._today)
            self._taken = certain.id if certain is not None else None
            self.scheme.set_value(self._taken)
        self._say_about_scheme(own)

    def _say_about_scheme(self, own: Sequence[Scheme]) -> None:
        province = clean(self.province.text())
        words = (
            f"Danh mục chưa có chế độ của {province}. Chọn tạm chế độ của tỉnh khác, lập sổ rồi sao thành bản của tỉnh "
            "mình ở trang Chế độ (Ctrl+8): trước đó mọi bảng chỉ là tính thử."
            if not own
            else f"{len(own)} chế độ của {province} đứng đầu danh sách. Chọn chế độ của địa bàn cũ mà xã thuộc về."
        )
        self.about_scheme.setText(words)
        self.about_scheme.setVisible(bool(province) and self.scheme.value is None)

    def _follow_scheme(self) -> None:
        """Let the territory follow the scheme that is chosen; the clerk may write another."""
        scheme_id = self.scheme.value
        self.about_scheme.setVisible(scheme_id is None and bool(self.about_scheme.text()))
        if scheme_id is not None and scheme_id in self._schemes:
            self.territory.setText(self._schemes[scheme_id].territory)
        self._follow_day()

    def _follow_day(self) -> None:
        """Say what it brings with it to take another scheme in the middle of a month."""
        since, kept = self.since.value, self._kept
        changes = kept is not None and kept.scheme_id != self.scheme.value
        self.split.say(split_month_words(since) if changes and since is not None else "")

    def _propose_office(self) -> None:
        """Propose the police of the province as the receiving office while nothing stands there."""
        province = clean(self.province.text())
        if province and not self.office.text():
            self.office.setText(f"Công an {province_words.named(province)}")

    def show_profile(self, profile: Profile) -> None:
        """Fill the fields from a profile."""
        self._kept = profile
        self.kind.set_value(profile.kind)
        for edit, text in (
            (self.name, profile.name),
            (self.province, profile.province),
            (self.place, profile.place),
            (self.office, profile.receiving_office),
        ):
            edit.setText(text)
        self.offer_schemes(self._schemes)
        self.scheme.set_value(profile.scheme_id)
        self.territory.setText(profile.scheme_territory)
        self.code.setText(profile.unit_code)
        self.office_code.setText(profile.receiving_office_code)
        self.region.set_value(profile.wage_region)
        self.since.set_value(profile.valid_from)
        for at, trait in enumerate(Trait):
            self.traits.tick(at, on=trait in profile.traits)
        self.mark_shown()

    def _empty(self) -> list[Problem]:
        """Return what is missing beside the scheme, so that all is told at once."""
        typed = (("name", self.name), ("province", self.province), ("receiving_office", self.office))
        empty = [field for field, edit in typed if not clean(edit.text())]
        return [Problem("unit.empty", Place(field=field), {"field": field}) for field in empty]

    def profile(self) -> tuple[Profile | None, list[Problem]]:
        """Return what the fields say; or None with what is missing before it can be held against the rules."""
        since = self.since.value
        if since is None:
            values = {"field": "valid_from"}
            return None, [Problem("unit.empty", Place(field="valid_from"), values)]
        chosen = self.scheme.value
        if chosen is None:
            return None, [*self._empty(), Problem("form.scheme_not_chosen", Place(field="scheme_id"))]
        kind = self.kind.value or CommuneKind.XA
        name, province = clean(self.name.text()), clean(self.province.text())
        base = self._kept or _blank(kind, name, province, self._schemes[chosen], since)
        territory = self._schemes[chosen].territory if chosen in self._schemes else base.scheme_territory
        moved = base.valid_from != since
        changed = replace(
            base,
            id=new_profile_id() if moved else base.id,
            valid_from=since,
            kind=kind,
            name=name,
            province=province,
            place=clean(self.place.text()) or name,
            scheme_id=chosen,
            scheme_territory=clean(self.territory.text()) or territory,
            wage_region=self.region.value or WageRegion.II,
            unit_code=clean(self.code.text()) or base.unit_code,
            receiving_office=clean(self.office.text()),
            receiving_office_code=clean(self.office_code.text()) or base.receiving_office_code,
            traits=frozenset(Trait(trait) for trait in self.traits.value),
        )
        if self._kept is None or (self._kept.kind, self._kept.name) != (kind, name):
            changed = replace(changed, committee=_committee(kind, name), police=_police(kind, name, province))
        return changed, []


def unit_code(name: str) -> str:
    """Return a unit's name in files for a commune's name: ``tan-thanh`` for ``Tân Thành``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def office_code(name: str) -> str:
    """Return a receiving office's name in files: ``ca-bac-ninh`` for ``Công an tỉnh Bắc Ninh``."""
    short = re.sub(r"^cong an\s*((tinh|thanh pho|tp)\b\.?)?", "ca ", fold(name))
    return unit_code(short)[:32].strip("-")


def _blank(kind: CommuneKind, name: str, province: str, scheme: Scheme, since: date) -> Profile:
    return Profile(
        id=new_profile_id(),
        valid_from=since,
        unit_code=unit_code(name),
        kind=kind,
        name=name,
        province=province,
        scheme_territory=scheme.territory,
        scheme_id=scheme.id,
        wage_region=WageRegion.II,
        committee=_committee(kind, name),
        police=_police(kind, name, province),
        receiving_office="",
        receiving_office_code=f"ca-{unit_code(province_words.bare(province))}",
        symbols=SYMBOLS,
    )


_KIND_WORDS = {CommuneKind.XA: "XÃ", CommuneKind.PHUONG: "PHƯỜNG", CommuneKind.DAC_KHU: "ĐẶC KHU"}


def _committee(kind: CommuneKind, name: str) -> Letterhead:
    return Letterhead((), ("ỦY BAN NHÂN DÂN", f"{_KIND_WORDS.get(kind, 'XÃ')} {name.upper()}"))


def _police(kind: CommuneKind, name: str, province: str) -> Letterhead:
    superior = f"CÔNG AN {province_words.named(province)}".upper()
    return Letterhead((superior,), (f"CÔNG AN {_KIND_WORDS.get(kind, 'XÃ')} {name.upper()}",))
