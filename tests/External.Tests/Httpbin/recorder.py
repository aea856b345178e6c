"""httpbin with a note of every request: method, path, framing, length and SHA-256 of the body, one line each."""
import hashlib
import io
import os

from httpbin import app as httpbin

_log = open(os.environ["RECORDER_LOG"], "a", buffering=1)


def app(environ, start_response):
    spool = io.BytesIO()
    digest = hashlib.sha256()
    while chunk := environ["wsgi.input"].read(1 << 16):
        digest.update(chunk)
        spool.write(chunk)
    length = spool.tell()
    spool.seek(0)
    framing = "chunked" if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "") else "length"
    _log.write(f"{environ['REQUEST_METHOD']} {environ['RAW_URI']} {framing} {length} {digest.hexdigest()} {environ['HTTP_HOST']}\n")
    environ["wsgi.input"] = spool
    return httpbin(environ, start_response)
