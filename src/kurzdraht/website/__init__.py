"""The public face: editorial pages, municipalities, consortia, news. Records live in the apps below."""
