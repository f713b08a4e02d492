# Three steps: build the front ends, install what production needs, put both into a small image.
FROM node:24-slim AS sources
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages packages
COPY apps apps
COPY e2e/package.json e2e/
COPY bench/package.json bench/

FROM sources AS front-ends
COPY scripts scripts
COPY tsconfig.json ./
# Native packages carry prebuilt binaries: no install script is needed, and none runs.
RUN npm install --no-save --ignore-scripts --no-audit --no-fund
RUN node --input-type=module -e "await (await import('/app/scripts/launch/front-ends.mjs')).buildFrontEnds()"

FROM sources AS production
RUN npm install --no-save --ignore-scripts --no-audit --no-fund --omit=dev \
  --workspace packages/protocol --workspace packages/domain --workspace apps/server

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=7272 INLAY_DATA_DIR=/data NODE_COMPILE_CACHE=/tmp/inlay-code
WORKDIR /app
COPY package.json LICENSE ./
COPY packages/protocol packages/protocol
COPY packages/domain packages/domain
COPY apps/server apps/server
COPY --from=production /app/node_modules node_modules
COPY --from=front-ends /app/apps/workbench/dist apps/workbench/dist
COPY --from=front-ends /app/apps/widget/dist apps/widget/dist
COPY --from=front-ends /app/apps/console/dist apps/console/dist
COPY --from=front-ends /app/packages/staff-sdk/dist packages/staff-sdk/dist
COPY --from=front-ends /app/packages/embed/dist packages/embed/dist
RUN ln -s /app/apps/server/src/cli/inlay.mjs /usr/local/bin/inlay \
  && mkdir /data && chown node:node /data && chmod 750 /data
USER node
VOLUME /data
EXPOSE 7272
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The process itself is asked to stop: it drains, and ends within ten seconds.
STOPSIGNAL SIGTERM
ENV MALLOC_ARENA_MAX=2
CMD ["node", "--max-semi-space-size=16", "--expose-gc", "apps/server/src/main.ts"]
