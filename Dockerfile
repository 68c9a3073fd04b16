# One file, three images: onward itself, and the unmodified Temporal server and
# Temporal UI at the versions in tools/go.mod, the same that `onward dev` and the
# tests run.

FROM node:24-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web ./
RUN npm run build

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /src/web/dist web/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/onward .

FROM golang:1.26-bookworm AS tools
WORKDIR /src
COPY tools/go.mod tools/go.sum ./
RUN go mod download
RUN mkdir -p /out \
 && CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/temporal-server go.temporal.io/server/cmd/server \
 && CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/temporal-sql-tool go.temporal.io/server/cmd/tools/sql \
 && CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/temporal-ui github.com/temporalio/ui-server/v2/cmd/server

FROM debian:bookworm-slim AS base
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home onward
USER onward
WORKDIR /home/onward

FROM base AS temporal
COPY --from=tools /out/temporal-server /out/temporal-sql-tool /usr/local/bin/
COPY deploy/temporal.sh deploy/temporal-schema.sh /usr/local/bin/
COPY dev/temporal/dynamicconfig.yaml /etc/temporal/dynamicconfig.yaml
CMD ["/usr/local/bin/temporal.sh"]

FROM base AS temporal-ui
COPY --from=tools /out/temporal-ui /usr/local/bin/
COPY dev/temporalui/onward.yaml /home/onward/config/onward.yaml
CMD ["temporal-ui", "--root", "/home/onward", "--config", "config", "--env", "onward", "start"]

FROM base AS onward
USER root
RUN install -d -o onward -g onward -m 700 /var/lib/onward/files
USER onward
COPY --from=build /out/onward /usr/local/bin/
ENTRYPOINT ["onward"]
