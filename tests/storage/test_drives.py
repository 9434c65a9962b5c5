from pathlib import Path

import pytest

from desktop_app.storage import drives
from desktop_app.storage.book import Book
from desktop_app.storage.drives import Drive, Mount, drive_of, system_mounts


def mount(point: str, kind: str = "ext4", device: str = "/dev/none", options: str = "rw") -> Mount:
    return Mount(point, device, kind, frozenset(options.split(",")))


@pytest.mark.parametrize(
    ("mounts", "expected"),
    [
        ([mount("/")], Drive.LOCAL),
        ([], Drive.LOCAL),
        ([mount("/"), mount("/srv", "nfs4")], Drive.NETWORK),
        ([mount("/srv", "cifs"), mount("/")], Drive.NETWORK),
        ([mount("/"), mount("/srv", "fuse.sshfs")], Drive.NETWORK),
        ([mount("/"), mount("/srv", "vboxsf")], Drive.NETWORK),
        ([mount("/", "nfs"), mount("/srv/xa")], Drive.LOCAL),
        ([mount("/"), mount("/sr", "nfs")], Drive.LOCAL),
        ([mount("/"), mount("/srv", "nfs"), mount("/srv")], Drive.LOCAL),
        ([mount("/"), mount("/srv", "ntfs", options="rw,remote")], Drive.NETWORK),
        ([mount("/"), mount("/srv", "fat32", options="rw,removable")], Drive.REMOVABLE),
        ([mount("/"), mount("/srv", "unknown", device="//may-chu/chung")], Drive.NETWORK),
    ],
)
def test_the_nearest_mount_decides(mounts: list[Mount], expected: Drive):
    assert drive_of(Path("/srv/xa/so-antt.db"), lambda: mounts) is expected


def test_a_path_on_a_server_is_on_the_network_without_asking():
    assert drive_of(Path("//may-chu/chung/so-antt.db"), list) is Drive.NETWORK


@pytest.mark.parametrize(("flag", "removable"), [("1\n", True), ("0\n", False)])
def test_the_kernel_says_whether_a_partitions_disk_is_removable(tmp_path: Path, flag: str, removable: bool):
    (tmp_path / "sdb" / "sdb1").mkdir(parents=True)
    (tmp_path / "sdb" / "removable").write_text(flag)
    blocks = tmp_path / "class"
    blocks.mkdir()
    (blocks / "sdb1").symlink_to(tmp_path / "sdb" / "sdb1")
    assert drives._says_removable("sdb1", blocks) is removable
    assert drives._says_removable("sdc1", blocks) is False


def test_a_table_of_mounts_is_read_with_its_spaces():
    text = "//may-chu/chung /mnt/\u1ed5\\040chung cifs rw,relatime 0 0\n/dev/sda1 / ext4 rw 0 0\n"
    shared, own = drives.read_mounts(text)
    assert shared == mount("/mnt/\u1ed5 chung", "cifs", "//may-chu/chung", "rw,relatime")
    assert own == mount("/", device="/dev/sda1")


def test_where_there_is_no_such_table_the_library_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    listed = {found.point for found in system_mounts()}
    monkeypatch.setattr(drives, "_PROC_MOUNTS", tmp_path / "none")
    assert {found.point for found in system_mounts()} == listed


def test_the_systems_own_list_is_read():
    assert all(isinstance(found, Mount) and found.point for found in system_mounts())
    assert system_mounts()


@pytest.mark.parametrize(
    "refusal",
    [(Drive.NETWORK, "book.on_network"), (Drive.REMOVABLE, "book.on_removable")],
)
def test_a_book_is_neither_made_nor_opened_there(path: Path, clock, local, codes, refusal):
    drive, code = refusal
    assert codes(lambda: Book.create(path, clock, lambda _: drive)) == [code]
    assert list(path.parent.iterdir()) == []
    Book.create(path, clock, local).close()
    assert codes(lambda: Book.open(path, clock, lambda _: drive)) == [code]
