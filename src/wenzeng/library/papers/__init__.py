"""Official papers as Word and PDF files, in the form of GB/T 9704-2012: same content, same bytes."""
