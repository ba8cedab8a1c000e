"""Imports that somebody hands in: a file from the admin, or refused input that is to be tried again.

Both are an ImportRun that waits in the queue until `work` has it. `uploads` keeps the files, `previews` says what
an import would do, `retries` tries again what was refused, `work` does it.
"""
