# syntax=docker/dockerfile:1
# Python 3.13.15 on Debian 13.6. By its digest, so that the same image is built on every day; renew it together with requirements.txt.
FROM python:3.13-slim-trixie@sha256:9d2e5553305c7c7b0097999bb17187c69b921ccd6bc9d40e4bb5ebe652c00285 AS base

FROM base AS build
WORKDIR /src
COPY requirements.txt ./
# Hashes make sure that what is installed is what was tried.
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY bot ./bot
COPY storage ./storage
COPY seeds ./seeds
RUN /opt/venv/bin/pip install --no-cache-dir --no-deps .

FROM base
RUN useradd --system --uid 10001 --create-home briefing \
 && mkdir /data && chown briefing:briefing /data
COPY --from=build /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite+aiosqlite:////data/briefing.db \
    HOST=0.0.0.0 \
    PORT=3000
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
ENTRYPOINT ["briefing-bot"]
CMD ["run"]
