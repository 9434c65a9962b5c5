"""Run by the Python that has ``uno``: open LibreOffice, make a document of fields, merge each time a line is read.

Arguments: folder, data file, template, folder of what is merged, the marks that open and close a column's name.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FILES = 2
"""com.sun.star.text.MailMergeType.FILE."""


def prop(name, value):
    """Return one property."""
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def url(path):
    """Return a path as LibreOffice names it."""
    return uno.systemPathToFileUrl(str(path))


def start(folder):
    """Return the context of a LibreOffice with a profile of its own, and its process."""
    mine = os.getpid()  # the office of the round before may still be ending
    pipe = f"so-antt-merge-{mine}"
    bare = ("--headless", "--norestore", "--nologo", "--nodefault")
    own = (f"-env:UserInstallation={url(folder / f'profile-{mine}')}", f"--accept=pipe,name={pipe};urp;")
    process = subprocess.Popen(["soffice", *bare, *own], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"), process
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not start")


def register(context, folder, data):
    """Make the data file a source that fields can name."""
    sources = context.ServiceManager.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
    source = sources.createInstance()
    source.URL = f"sdbc:flat:{url(folder)}"
    source.Info = (
        prop("Extension", "csv"), prop("CharSet", "UTF-8"), prop("FieldDelimiter", ","), prop("StringDelimiter", '"'),
        prop("HeaderLine", True),
    )  # fmt: skip
    source.DatabaseDocument.storeAsURL(url(folder / "source.odb"), ())
    sources.registerObject("papers", source)
    return Path(data).stem


def template(context, folder, name, table, marks):
    """Return the URL of the document with a field in place of each marked name."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(url(folder / name), "_blank", 0, (prop("Hidden", True),))
    search = document.createSearchDescriptor()
    search.SearchRegularExpression = True
    search.SearchString = f"{marks[0]}[a-z]+[0-9]*{marks[1]}"
    found = document.findAll(search)
    for number in range(found.getCount()):
        place = found.getByIndex(number)
        master = document.createInstance("com.sun.star.text.FieldMaster.Database")
        master.DataBaseName, master.DataTableName, master.DataCommandType = "papers", table, 0
        master.DataColumnName = place.getString().strip("".join(marks))
        field = document.createInstance("com.sun.star.text.TextField.Database")
        field.attachTextFieldMaster(master)
        place.getText().insertTextContent(place, field, True)
    made = url(folder / "template.odt")
    document.storeAsURL(made, ())
    document.close(True)
    return made


def say(words):
    """Write one line for the process that asked."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main(folder, data, name, merged, *marks):
    """Say ready, then merge for each line read and say how many files there are."""
    folder = Path(folder)
    context, process = start(folder)
    table = register(context, folder, data)
    made = template(context, folder, name, table, marks)
    out = folder / merged
    out.mkdir(exist_ok=True)
    say("ready")
    for _line in sys.stdin:
        for old in out.iterdir():
            old.unlink()
        job = context.ServiceManager.createInstanceWithContext("com.sun.star.text.MailMerge", context)
        job.DocumentURL, job.DataSourceName, job.CommandType, job.Command = made, "papers", 0, table
        job.OutputType, job.OutputURL, job.SaveFilter = FILES, url(out), "writer_pdf_Export"
        job.FileNamePrefix, job.SaveAsSingleFile = "qd", False
        job.execute(())
        say(f"done {sum(1 for _ in out.iterdir())}")
    process.terminate()
    process.wait(30)


if __name__ == "__main__":
    main(*sys.argv[1:])
