# docker build -t hegui . && docker run --rm --network none -v "$PWD:/work:ro" hegui check reports
FROM python:3.12-slim AS build
COPY . /src
RUN pip wheel --no-cache-dir --wheel-dir /wheels "/src[survey]"

FROM python:3.12-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels "hegui[survey]" \
    && python -m compileall -q "$(python -c 'import hegui, os; print(os.path.dirname(hegui.__file__))')" \
    && useradd --create-home hegui
USER hegui
WORKDIR /work
ENTRYPOINT ["hegui"]
CMD ["--help"]
