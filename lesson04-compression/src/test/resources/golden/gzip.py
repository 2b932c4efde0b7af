"""Makes gzip.txt: members that gzip wrote, and what is in them.

    python3 gzip.py > gzip.txt

Another version may compress differently, so the first line says which one it was.
"""
import os
import shutil
import subprocess
import sys
import tempfile

if not shutil.which("gzip"):
    print("# no gzip")
    sys.exit()

TEXT = b"to be, or not to be: that is the question. " * 3


def show(name, data):
    print(name, data.hex(" "), sep=": ")


def run(*command, **options):
    return subprocess.run(command, capture_output=True, check=True, **options).stdout


print("#", run("gzip", "--version").decode().splitlines()[0])
show("text", TEXT)
show("piped", run("gzip", "-c", input=TEXT))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "hamlet.txt")
    with open(path, "wb") as file:
        file.write(TEXT)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    show("of a file", run("gzip", "-9", "-c", "-N", path))
