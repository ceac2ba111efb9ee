"""A file that an editor uploads: read and judged while the form can still say what is wrong."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from django import forms

from statements.models import Source
from statements.sources.load_source import Imported, import_source
from statements.sources.readers.reading import Refused


class SourceUploadForm(forms.ModelForm[Source]):
    """The file, whose it is, and where it was got. All else is read from the file."""

    upload = forms.FileField(
        label="File", help_text="PDF, XML of a law (USLM), HTML, DOCX or plain text. Up to 100 MB."
    )
    force = forms.BooleanField(
        label="Take it though it seems to be another document",
        required=False,
        help_text="Only if you have compared the two.",
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        given = self.cleaned_data
        if "upload" in given and bool(given.get("document")) != bool(given.get("legislation")):
            try:
                self.imported(dry_run=True)
            except Refused as error:
                said = str(error).replace(", or say --force if it is this one’s", "")
                self.add_error("upload", said)
        return given

    def imported(self, *, dry_run: bool = False) -> Imported:
        """Hold the file, or with `dry_run` only see whether that can be done."""
        given = self.cleaned_data
        upload = given["upload"]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "upload" + Path(upload.name).suffix.lower()[:10])
            upload.seek(0)
            with path.open("wb") as file:
                shutil.copyfileobj(upload, file)
            return import_source(
                path=path,
                name=upload.name,
                document=given.get("document"),
                legislation=given.get("legislation"),
                retrieved_from=given.get("retrieved_from", ""),
                force=given.get("force", False),
                dry_run=dry_run,
            )
