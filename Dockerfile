# One image for each program: --build-arg PROJECT=Silo | EdgeNode | Standalone
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG PROJECT
WORKDIR /repo
COPY . .
RUN dotnet publish "src/${PROJECT}" -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
ARG PROJECT
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown app:app /data
COPY --from=build /app /app
ENV PROGRAM=/app/OrleansMesh.${PROJECT}.dll
USER app
VOLUME /data
ENTRYPOINT ["/bin/sh", "-c", "exec dotnet \"$PROGRAM\" \"$@\"", "--"]
